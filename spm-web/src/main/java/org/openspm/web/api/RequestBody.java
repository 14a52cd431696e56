package org.openspm.web.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, hashed before anybody handles it. A plain body is kept in a file meanwhile and read from there; the
 * parts of a form are kept by the server itself, so they are only hashed.
 */
final class RequestBody implements AutoCloseable {
    private final HttpServletRequest request;
    private final String hash;
    private final @Nullable Path file;

    private RequestBody(HttpServletRequest request, String hash, @Nullable Path file) {
        this.request = request;
        this.hash = hash;
        this.file = file;
    }

    static RequestBody of(HttpServletRequest request) throws IOException, ServletException {
        var digest = sha256();
        var type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            try (var hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (var part : request.getParts()) {
                    hashing.write((part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n")
                            .getBytes(StandardCharsets.UTF_8));
                    try (var content = part.getInputStream()) {
                        content.transferTo(hashing);
                    }
                }
            }
            return new RequestBody(request, HexFormat.of().formatHex(digest.digest()), null);
        }
        var file = Files.createTempFile("spm-request-", ".body");
        try (var hashing = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            request.getInputStream().transferTo(hashing);
        }
        return new RequestBody(new Replayed(request, file), HexFormat.of().formatHex(digest.digest()), file);
    }

    HttpServletRequest request() {
        return request;
    }

    String hash() {
        return hash;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The request with its body read from the file. */
    private static final class Replayed extends HttpServletRequestWrapper {
        private final Path file;
        private @Nullable ServletInputStream stream;

        private Replayed(HttpServletRequest request, Path file) {
            super(request);
            this.file = file;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new FileStream(Files.newInputStream(file));
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var charset =
                    getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class FileStream extends ServletInputStream {
        private final InputStream content;
        private boolean finished;

        private FileStream(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            var next = content.read();
            finished |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = content.read(target, offset, length);
            finished |= count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("This body is read at once, not asynchronously");
        }
    }
}
