package org.openspm.incentive.calc.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words of which many rows share few, held as numbers into a dictionary; −1 is no word. */
public final class TextColumn implements Column {
    public static final int MISSING = -1;

    private final IntVector codes;
    private final List<String> dictionary;

    TextColumn(IntVector codes, List<String> dictionary) {
        this.codes = codes;
        this.dictionary = List.copyOf(dictionary);
    }

    @Override
    public int size() {
        return codes.size();
    }

    public IntVector codes() {
        return codes;
    }

    public List<String> dictionary() {
        return dictionary;
    }

    public @Nullable String get(int row) {
        int code = codes.get(row);
        return code == MISSING ? null : dictionary.get(code);
    }

    /** The dictionary number of a word, or {@link #MISSING} when no row has it. */
    public int code(String word) {
        return dictionary.indexOf(word);
    }
}
