package org.openspm.domain.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. One thread starts it and stays with it: the kernel ties a child's death signal to the thread that
 * made it. A server that ends unasked is started again on the same port, so that the connection pool recovers by itself.
 */
final class ServerProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);
    private static final long POLL_MILLIS = 20;
    private static final int RESTARTS_AT_MOST = 10;

    private final DataDirectory data;
    private final List<String> command;
    private final int port;
    private final Duration startTimeout;
    private final Path output;
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private final Thread keeper;
    private volatile @Nullable Process server;
    private volatile boolean stopping;

    private ServerProcess(
            DataDirectory data,
            ServerAccount account,
            ServerBinaries binaries,
            EmbeddedPostgresProperties properties,
            int port) {
        var program = new ArrayList<>(List.of(
                binaries.program("postgres").toString(), "-D", data.folder().toString()));
        program.addAll(ServerSettings.options(properties, port));
        this.data = data;
        this.command = account.command(program);
        this.port = port;
        this.startTimeout = properties.startTimeout();
        this.output = data.folder().resolveSibling("start.log");
        this.keeper = Thread.ofPlatform().daemon().name("embedded-postgres").unstarted(this::keepRunning);
    }

    static ServerProcess start(
            DataDirectory data,
            ServerAccount account,
            ServerBinaries binaries,
            EmbeddedPostgresProperties properties,
            int port)
            throws InterruptedException {
        var process = new ServerProcess(data, account, binaries, properties, port);
        process.keeper.start();
        try {
            process.firstStart.get();
            return process;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedPostgresException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the embedded database did not start", e.getCause());
        }
    }

    long pid() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("the embedded database is not running");
        }
        return running.pid();
    }

    private void keepRunning() {
        try {
            var running = launch();
            firstStart.complete(null);
            for (int restarts = 0; ; restarts++) {
                int exit = running.waitFor();
                if (stopping) {
                    return;
                }
                if (restarts == RESTARTS_AT_MOST) {
                    log.error("The embedded database ended {} times unasked; giving up. See {}", restarts + 1, logs());
                    return;
                }
                log.error("The embedded database ended unasked (exit code {}); starting it again", exit);
                running = launch();
            }
        } catch (IOException | EmbeddedPostgresException e) {
            if (!firstStart.completeExceptionally(e) && !stopping) {
                log.error("The embedded database could not be started again. See {}", logs(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            firstStart.completeExceptionally(e);
        }
    }

    /** Starts until it stays up: after a kill, processes of the old server may hold its memory for a moment. */
    private Process launch() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + startTimeout.toNanos();
        long tryAgainUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            data.stopOrphan();
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            server = started;
            if (becomesReady(started, deadline)) {
                return started;
            }
            if (stopping || System.nanoTime() > tryAgainUntil || !isMomentary()) {
                throw new EmbeddedPostgresException(
                        "The embedded database did not start: "
                                + Files.readString(output).strip(),
                        "See %s. If the port is taken, choose another with spm.embedded-postgres.port."
                                .formatted(logs()));
            }
        }
    }

    private boolean becomesReady(Process started, long deadline) throws IOException, InterruptedException {
        while (!data.isReady(started.pid(), port)) {
            if (started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                DataDirectory.stop(started.toHandle());
                return false;
            }
        }
        return true;
    }

    private boolean isMomentary() throws IOException {
        return Files.readString(output).contains("shared memory block");
    }

    private Path logs() {
        return data.folder().resolveSibling("log");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopping = true;
        var running = server;
        if (running != null && running.isAlive()) {
            DataDirectory.stop(running.toHandle());
        }
        keeper.join();
    }
}
