package org.openspm.incentive.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bench was asked for on its command line.
 *
 * @param without peers left out: {@code postgres}, {@code duckdb}
 * @param record file to which a line of figures is appended; null = none
 */
record BenchOptions(
        int rows,
        int threads,
        int repeat,
        Set<String> without,
        Path folder,
        @Nullable Path record) {
    static final String USAGE = """
            bench [--rows N] [--threads N] [--repeat N] [--without postgres,duckdb] [--folder PATH] [--record FILE]
              --rows     transactions of the year, 10000000 unless told
              --threads  threads of the loop, the engine and DuckDB, 2 unless told
              --repeat   runs of what takes less than a second, best and median are shown; 15 unless told
              --without  peers to leave out
              --folder   where data files and the database server of the bench live, var/bench unless told
              --record   appends the figures as one line of JSON to this file
            """;
    private static final List<String> PEERS = List.of("postgres", "duckdb");

    static BenchOptions parse(String... arguments) {
        int rows = 10_000_000;
        int threads = 2;
        int repeat = 15;
        Set<String> without = new HashSet<>();
        Path folder = Path.of("var", "bench");
        @Nullable Path record = null;
        var rest = new ArrayDeque<>(Arrays.asList(arguments));
        while (!rest.isEmpty()) {
            var option = rest.pop();
            switch (option) {
                case "--rows" -> rows = number(option, rest, 1, 200_000_000);
                case "--threads" -> threads = number(option, rest, 1, 256);
                case "--repeat" -> repeat = number(option, rest, 1, 1000);
                case "--without" -> without.addAll(peers(value(option, rest)));
                case "--folder" -> folder = Path.of(value(option, rest));
                case "--record" -> record = Path.of(value(option, rest));
                default -> throw new IllegalArgumentException("Unknown option " + option + "\n" + USAGE);
            }
        }
        return new BenchOptions(rows, threads, repeat, Set.copyOf(without), folder.toAbsolutePath(), record);
    }

    boolean wants(String peer) {
        return !without.contains(peer);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value\n" + USAGE);
        }
        return rest.pop();
    }

    private static int number(String option, ArrayDeque<String> rest, int least, int most) {
        var value = value(option, rest).replace("_", "");
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    option + " takes a number from " + least + " to " + most + ", not " + value);
        }
        return Integer.parseInt(value);
    }

    private static List<String> peers(String value) {
        var peers = List.of(value.split(","));
        if (!PEERS.containsAll(peers)) {
            throw new IllegalArgumentException("--without takes " + String.join(", ", PEERS) + ", not " + value);
        }
        return peers;
    }
}
