package org.openspm.integration;

import java.nio.charset.StandardCharsets;

/** Rows in PostgreSQL's COPY text format; the row being written can be taken back when it turns out wrong. */
final class CopyBuffer {
    private static final int START_SIZE = 1 << 18;

    private byte[] bytes = new byte[START_SIZE];
    private int length;
    private int rowStart;
    private boolean firstCell;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void startRow() {
        rowStart = length;
        firstCell = true;
    }

    void takeRowBack() {
        length = rowStart;
    }

    void endRow() {
        room(1);
        bytes[length++] = '\n';
    }

    void nothing() {
        cell(2);
        bytes[length++] = '\\';
        bytes[length++] = 'N';
    }

    void plain(byte[] ascii) {
        cell(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    /** Text known to be ASCII without tab, line end or backslash: a number, a date, a key. */
    @SuppressWarnings("deprecation") // the only copy of a string's bytes without an array in between; right for ASCII
    void plain(String ascii) {
        cell(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }

    /** Any text, escaped and in UTF-8. */
    void text(String text) {
        cell(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                rest(text.substring(i));
                return;
            }
            ascii(c);
        }
    }

    private void rest(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length * 2);
        for (byte b : utf8) {
            if (b >= 0) {
                ascii((char) b);
            } else {
                bytes[length++] = b;
            }
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> bytes[length++] = (byte) c;
        }
    }

    private void escaped(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void cell(int size) {
        room(size + 1);
        if (firstCell) {
            firstCell = false;
        } else {
            bytes[length++] = '\t';
        }
    }

    private void room(int size) {
        if (length + size > bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
        }
    }
}
