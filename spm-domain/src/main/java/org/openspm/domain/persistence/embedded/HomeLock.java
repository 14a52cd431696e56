package org.openspm.domain.persistence.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The claim of one process on a home folder; the operating system drops it when the process dies, however it dies. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock claim(Path home) {
        var file = home.resolve("lock");
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw inUse(home, Files.readString(file).strip());
            }
            var claim = new HomeLock(channel);
            claim.tell(0);
            return claim;
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder of the embedded database, %s, cannot be written: %s".formatted(home, e),
                    "Give the user who starts the product write access, or choose another folder with"
                            + " spm.embedded-postgres.home (SPM_EMBEDDED_POSTGRES_HOME).",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static EmbeddedPostgresException inUse(Path home, String holder) {
        return new EmbeddedPostgresException(
                "The embedded database in %s is already in use (%s).".formatted(home, holder),
                "OpenSPM already runs with this folder: use that one, or stop its process first. To run a second one"
                        + " beside it, give it a folder of its own with spm.embedded-postgres.home"
                        + " (SPM_EMBEDDED_POSTGRES_HOME) and another server.port.");
    }

    /** Leaves word for whoever finds the folder claimed. */
    void tell(int port) throws IOException {
        var word = "pid=%d port=%d%n".formatted(ProcessHandle.current().pid(), port);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
        channel.truncate(0);
        channel.close();
    }
}
