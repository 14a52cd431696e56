package org.openspm.domain.persistence.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the database's files: made once, checked before each start, freed of a server left behind. */
final class DataDirectory {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final long STOP_SECONDS = 60;

    private final Path folder;
    private final ServerAccount account;
    private final ServerBinaries binaries;

    DataDirectory(Path folder, ServerAccount account, ServerBinaries binaries) {
        this.folder = folder;
        this.account = account;
        this.binaries = binaries;
    }

    Path folder() {
        return folder;
    }

    /** Makes the folder unless it is there, and refuses one that this server cannot read. */
    void prepare(String superuserPassword, boolean durable) throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("PG_VERSION"))) {
            refuseAnotherMajorVersion();
            account.take(folder);
        } else {
            create(superuserPassword, durable);
        }
    }

    private void refuseAnotherMajorVersion() throws IOException {
        var version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(ServerBinaries.MAJOR_VERSION))) {
            throw new EmbeddedPostgresException(
                    "The data in %s was written by PostgreSQL %s; this OpenSPM brings PostgreSQL %d."
                            .formatted(folder, version, ServerBinaries.MAJOR_VERSION),
                    "Start the OpenSPM that wrote it, export the data with pg_dump, and import it into a new folder;"
                            + " docs/operations.md has the steps.");
        }
    }

    /** Builds in a staging folder and renames, so that a killed first start leaves nothing half done. */
    private void create(String superuserPassword, boolean durable) throws IOException, InterruptedException {
        var staging = folder.resolveSibling("initdb-unfinished");
        var password = folder.resolveSibling("initdb-password");
        Folders.delete(staging);
        Files.createDirectory(staging);
        PasswordFile.write(password, superuserPassword);
        account.take(staging);
        account.take(password);
        try {
            run(initdb(staging, password, durable));
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(password);
            Folders.delete(staging);
        }
    }

    private List<String> initdb(Path staging, Path password, boolean durable) {
        var command = new ArrayList<>(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + staging,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of text on every machine, whatever locales it has.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(account.command(command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new EmbeddedPostgresException(
                    "The embedded database could not be created in %s: %s".formatted(folder, output.strip()),
                    "Make sure that the folder can be written and has 200 MB of free space.");
        }
    }

    /** Stops a server whose OpenSPM was killed; only called by the holder of the home's lock. */
    void stopOrphan() throws IOException, InterruptedException {
        var orphan = runningServer();
        if (orphan.isPresent()) {
            log.warn(
                    "Stopping the database server {} left behind by a killed start",
                    orphan.get().pid());
            stop(orphan.get());
        }
        // What is left describes a server that is gone; its number may belong to another program by now.
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    private Optional<ProcessHandle> runningServer() throws IOException {
        var state = state();
        return state.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(state.getFirst().strip())).filter(this::servesThisFolder);
    }

    private boolean servesThisFolder(ProcessHandle process) {
        try {
            var arguments = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(arguments.split("\0", -1)).contains(folder.toString());
        } catch (IOException e) {
            // It ended in between.
            return false;
        }
    }

    /** A fast shutdown: open transactions are rolled back, everything committed is written. */
    static void stop(ProcessHandle server) throws IOException, InterruptedException {
        signal(server, "INT");
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            log.warn("The database server {} did not stop within {} s; ending it at once", server.pid(), STOP_SECONDS);
            signal(server, "QUIT");
            server.onExit().join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for the database server " + server.pid(), e);
        }
    }

    private static void signal(ProcessHandle server, String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(server.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Whether the server with this process id says that it is ready for clients on this port. */
    boolean isReady(long pid, int port) throws IOException {
        var state = state();
        return state.size() > STATUS_LINE
                && state.getFirst().strip().equals(Long.toString(pid))
                && state.get(PORT_LINE).strip().equals(Integer.toString(port))
                && state.get(STATUS_LINE).strip().equals("ready");
    }

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    private List<String> state() throws IOException {
        try {
            return Files.readAllLines(folder.resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
