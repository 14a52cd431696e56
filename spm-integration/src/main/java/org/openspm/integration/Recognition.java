package org.openspm.integration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openspm.integration.KindSpec.Extras;
import org.openspm.integration.file.Dialect;
import org.openspm.integration.file.DialectDetection;
import org.openspm.integration.file.FileSample;

/** Tells from the header, the name and the first rows what a file holds and which column goes where. */
final class Recognition {
    /** Columns of our own download of wrong rows; never imported. */
    static final String LINE_COLUMN = "import_line";

    static final String REASON_COLUMN = "import_reason";

    private Recognition() {}

    /** The kind whose fields the header fits best; empty when none fits or two fit equally well. */
    static Optional<ImportKind> kind(String fileName, List<String> header) {
        record Fit(ImportKind kind, int score) {}
        var fits = Stream.of(ImportKind.values())
                .map(kind -> new Fit(kind, score(KindSpecs.of(kind), fileName, header)))
                .filter(fit -> fit.score() > 0)
                .sorted((a, b) -> Integer.compare(b.score(), a.score()))
                .toList();
        boolean tie = fits.size() > 1 && fits.get(0).score() == fits.get(1).score();
        return fits.isEmpty() || tie
                ? Optional.empty()
                : Optional.of(fits.getFirst().kind());
    }

    static Mapping mapping(KindSpec spec, FileSample sample) {
        var columns = columns(spec, sample.header());
        return Mapping.of(columns, dialect(spec, columns, sample));
    }

    /** Columns as they stand, not read as anything yet. */
    static Mapping unread(FileSample sample) {
        var columns = sample.header().stream()
                .map(h -> new Mapping.Column(h, Mapping.IGNORE))
                .toList();
        return Mapping.of(
                columns,
                Dialect.PLAIN.delimiter() == sample.delimiter()
                        ? Dialect.PLAIN
                        : new Dialect(sample.delimiter(), Dialect.PLAIN.decimalMark(), Dialect.PLAIN.dateOrder()));
    }

    static Dialect dialect(KindSpec spec, List<Mapping.Column> columns, FileSample sample) {
        var numbers = values(columns, sample, target -> isNumber(spec, target));
        var dates = values(columns, sample, target -> type(spec, target) == CellType.DATE);
        return new Dialect(
                sample.delimiter(),
                DialectDetection.decimalMark(sample.delimiter(), numbers),
                DialectDetection.dateOrder(dates));
    }

    /** What identifies a header, so that corrected columns are found again. */
    static String signature(Collection<String> header) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            header.forEach(h -> digest.update((normal(h) + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static int score(KindSpec spec, String fileName, List<String> header) {
        boolean named = named(spec, fileName);
        var columns = columns(spec, header);
        boolean complete = spec.fields().stream()
                .filter(Field::required)
                .allMatch(f -> columns.stream().anyMatch(c -> c.target().equals(f.name())));
        int mapped = (int) columns.stream()
                .filter(c -> spec.fields().stream().anyMatch(f -> f.name().equals(c.target())))
                .count();
        boolean strange = mapped < columns.size()
                && (spec.extras() == Extras.FOREIGN || spec.extras() == Extras.VALUES)
                && !named;
        boolean valueless = spec.extras() == Extras.VALUES
                && !named
                && columns.stream().noneMatch(c -> c.target().equals("value"));
        return !complete || strange || valueless || mapped * 2 < columns.size() && !named
                ? 0
                : mapped * 2 + (named ? 9 : 0);
    }

    private static boolean named(KindSpec spec, String fileName) {
        var stem = normal(fileName.replaceAll("^.*[/\\\\]", "").replaceAll("(\\.csv|\\.txt|\\.tsv|\\.gz)+$", ""));
        return spec.fileNames().stream()
                .anyMatch(name -> stem.equals(name) || stem.matches("(.*_)?" + name + "(_[0-9_]+)?"));
    }

    /** Each field takes the first of its headers that is there and not taken yet. */
    private static List<Mapping.Column> columns(KindSpec spec, List<String> header) {
        var targets = new String[header.size()];
        for (var field : spec.fields()) {
            field.synonyms().stream()
                    .map(synonym -> free(synonym, header, targets))
                    .filter(index -> index >= 0)
                    .findFirst()
                    .ifPresent(index -> targets[index] = field.name());
        }
        var other = spec.keepsExtras() ? Mapping.KEEP : Mapping.IGNORE;
        return new ArrayList<>(IntStream.range(0, targets.length)
                .mapToObj(i -> new Mapping.Column(header.get(i), target(targets[i], header.get(i), other)))
                .toList());
    }

    private static String target(@Nullable String field, String header, String other) {
        if (field != null) {
            return field;
        }
        boolean ours = header.equals(LINE_COLUMN) || header.equals(REASON_COLUMN);
        return ours || header.isBlank() ? Mapping.IGNORE : other;
    }

    private static int free(String synonym, List<String> header, @Nullable String[] targets) {
        return IntStream.range(0, targets.length)
                .filter(i -> targets[i] == null && normal(header.get(i)).equals(synonym))
                .findFirst()
                .orElse(-1);
    }

    private static List<String> values(
            List<Mapping.Column> columns, FileSample sample, java.util.function.Predicate<String> wanted) {
        return IntStream.range(0, columns.size())
                .filter(i -> wanted.test(columns.get(i).target()))
                .boxed()
                .flatMap(i -> sample.values(i).stream())
                .toList();
    }

    private static boolean isNumber(KindSpec spec, String target) {
        var type = type(spec, target);
        return type == null ? spec.extras() == Extras.VALUES && target.equals(Mapping.KEEP) : type.isNumber();
    }

    private static @Nullable CellType type(KindSpec spec, String target) {
        return spec.fields().stream()
                .filter(f -> f.name().equals(target))
                .findFirst()
                .map(Field::type)
                .orElse(null);
    }

    private static String normal(String header) {
        return header.strip()
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
    }
}
