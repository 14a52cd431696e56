package org.openspm.integration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.integration.file.FileLimits;
import org.openspm.integration.file.FileSample;
import org.openspm.integration.file.Unpacking;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file in: keeps it, recognises what it holds and how its columns are read; the rows are looked at later. */
@Service
@Transactional
public class ImportReception {
    private static final int SAMPLE = 1 << 18;

    private final BatchTable batches;
    private final FileParts parts;
    private final RememberedColumns remembered;
    private final ImportAudit audit;

    ImportReception(BatchTable batches, FileParts parts, RememberedColumns remembered, ImportAudit audit) {
        this.batches = batches;
        this.parts = parts;
        this.remembered = remembered;
        this.audit = audit;
    }

    /** A batch, and whether it is an earlier one of the very same file. */
    public record Received(ImportBatch batch, boolean known) {}

    /** Keeps the file; the same content as that of a batch still open or promoted without wrong rows gives that batch. */
    public Received receive(
            String name, InputStream raw, @Nullable ImportKind kind, ImportOptions options, String actor) {
        var id = batches.insert(name, options, actor);
        try {
            return kept(id, name, store(id, raw), kind, options, actor);
        } catch (IOException e) {
            throw new UncheckedIOException("“" + name + "” could not be read to its end", e);
        }
    }

    private record Stored(FileSample sample, String sha256) {}

    private Received kept(
            UUID id, String name, Stored stored, @Nullable ImportKind kind, ImportOptions options, String actor) {
        var sample = stored.sample();
        var recognised = kind == null
                ? remembered.kind(sample.header()).or(() -> Recognition.kind(name, sample.header()))
                : Optional.of(kind);
        var earlier = earlier(id, stored.sha256(), recognised.orElse(null), options);
        if (earlier.isPresent()) {
            batches.delete(id);
            return new Received(earlier.get(), true);
        }
        var mapping = recognised
                .map(k -> remembered.mapping(k, sample).orElseGet(() -> Recognition.mapping(KindSpecs.of(k), sample)))
                .orElseGet(() -> Recognition.unread(sample));
        batches.readAs(id, recognised.orElse(null), mapping);
        audit.record(id, "import.received", actor, Map.of("name", name, "sha256", stored.sha256()));
        return new Received(batches.get(id), false);
    }

    private Optional<ImportBatch> earlier(UUID id, String sha256, @Nullable ImportKind kind, ImportOptions options) {
        return batches.bySha256(sha256).stream()
                .filter(b -> !b.id().equals(id) && !options.again())
                .filter(b -> kind == null || b.kind() == null || b.kind() == kind)
                .filter(b -> b.status().isOpen()
                        || b.status().isWorking()
                        || b.status() == ImportStatus.PROMOTED && b.rowsWrong() == 0)
                .findFirst();
    }

    private Stored store(UUID id, InputStream raw) throws IOException {
        var digest = sha256();
        var beginning = new ByteArrayOutputStream();
        long length = 0;
        try (var in = Unpacking.open(raw, FileLimits.USUAL);
                var out = parts.write(id)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
                beginning.write(buffer, 0, Math.min(read, Math.max(0, SAMPLE - beginning.size())));
                length += read;
            }
        }
        if (length == 0) {
            throw new RuleViolation("The file is empty; its first line must name the columns.");
        }
        var sample = FileSample.of(new ByteArrayInputStream(beginning.toByteArray()));
        var hex = HexFormat.of().formatHex(digest.digest());
        batches.received(id, hex, length);
        return new Stored(sample, hex);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
