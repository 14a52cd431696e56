package org.openspm.domain.persistence.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server programs for this machine, unpacked from the class path. */
record ServerBinaries(Path folder) {
    static final int MAJOR_VERSION = 18;

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static ServerBinaries unpackInto(Path parent) {
        var archive = archiveForThisMachine();
        try {
            URLConnection connection = archive.openConnection();
            var folder = parent.resolve(MAJOR_VERSION + "-" + fingerprint(connection));
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                unpack(connection, folder);
            }
            return new ServerBinaries(folder);
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The programs of the embedded database could not be unpacked into %s: %s".formatted(parent, e),
                    "Make sure that the folder can be written and has 100 MB of free space.",
                    e);
        }
    }

    private static URL archiveForThisMachine() {
        var system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        var name = switch (system.toLowerCase(Locale.ROOT)) {
            case "linux amd64", "linux x86_64" -> "/postgres-linux-x86_64.txz";
            case "linux aarch64", "linux arm64" -> "/postgres-linux-arm_64.txz";
            default -> "";
        };
        var archive = name.isEmpty() ? null : ServerBinaries.class.getResource(name);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "There is no embedded database for this kind of machine (%s); Linux on x86-64 and ARM64 have one."
                            .formatted(system),
                    "Run `docker compose up`, or point SPRING_DATASOURCE_URL at a PostgreSQL 18 server of your own.");
        }
        return archive;
    }

    /** Tells one build of the binaries from another without reading all of it. */
    private static String fingerprint(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(connection.getContentLengthLong());
    }

    /** Unpacks beside the target and renames, so that a killed start leaves no half of it behind. */
    private static void unpack(URLConnection connection, Path folder) throws IOException {
        var staging = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try (var archive = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(connection.getInputStream(), 1 << 16)))) {
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, staging);
            }
        }
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was quicker with the same content.
            Folders.delete(staging);
        }
    }

    private static void unpack(InputStream archive, TarArchiveEntry entry, Path staging) throws IOException {
        var target = staging.resolve(entry.getName()).normalize();
        if (!target.startsWith(staging)) {
            throw new IOException("the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(archive, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
