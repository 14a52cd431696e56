package org.openspm.incentive.run.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The different texts of a column, numbered 0, 1, 2, … in the order in which they were first met. */
public final class TextCodes {
    private static final int EMPTY = -1;

    private final List<byte[]> encoded = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int[] slots = filled(64);

    /** The text with this code. */
    public String text(int code) {
        return texts.get(code);
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    public int size() {
        return texts.size();
    }

    /** The code of a text, a new one if it was not met before. */
    public int code(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return code(bytes, 0, bytes.length);
    }

    int code(byte[] bytes, int start, int length) {
        int slot = slotOf(bytes, start, length);
        return slots[slot] == EMPTY ? add(Arrays.copyOfRange(bytes, start, start + length), slot) : slots[slot];
    }

    private int add(byte[] bytes, int slot) {
        int code = encoded.size();
        encoded.add(bytes);
        texts.add(new String(bytes, StandardCharsets.UTF_8));
        slots[slot] = code;
        if (encoded.size() * 2 > slots.length) {
            grow();
        }
        return code;
    }

    private void grow() {
        slots = filled(slots.length * 2);
        for (int code = 0; code < encoded.size(); code++) {
            byte[] bytes = encoded.get(code);
            slots[slotOf(bytes, 0, bytes.length)] = code;
        }
    }

    /** The slot that holds the text, or the empty one where it belongs. */
    private int slotOf(byte[] bytes, int start, int length) {
        int slot = hash(bytes, start, length) & (slots.length - 1);
        while (slots[slot] != EMPTY && !isSame(encoded.get(slots[slot]), bytes, start, length)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static boolean isSame(byte[] known, byte[] bytes, int start, int length) {
        return Arrays.equals(known, 0, known.length, bytes, start, start + length);
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = 1;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    private static int[] filled(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
