package org.openspm.incentive.calc.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words of which many rows share few, held as numbers into a dictionary; −1 is no word. */
public final class TextColumn implements Column {
    public static final int MISSING = -1;

    private final IntVector codes;
    private final List<String> dictionary;
    private @Nullable Map<String, Integer> known;

    TextColumn(IntVector codes, List<String> dictionary) {
        this(codes, List.copyOf(dictionary), null);
    }

    private TextColumn(IntVector codes, List<String> dictionary, @Nullable Map<String, Integer> known) {
        this.codes = codes;
        this.dictionary = dictionary;
        this.known = known;
    }

    @Override
    public int size() {
        return codes.size();
    }

    /** Words that are known keep their numbers; new ones come behind. */
    @Override
    public synchronized Column with(Column more) {
        var added = (TextColumn) more;
        var numbers = known == null ? numbered(dictionary) : known;
        // Whoever goes on from here has the numbers; going on from here again counts them anew.
        known = null;
        var words = new ArrayList<String>();
        var translated = new int[added.dictionary.size()];
        for (int code = 0; code < translated.length; code++) {
            int next = dictionary.size() + words.size();
            int number = numbers.computeIfAbsent(added.dictionary.get(code), _ -> next);
            if (number == next) {
                words.add(added.dictionary.get(code));
            }
            translated[code] = number;
        }
        var rows = added.codes.all();
        for (int row = 0; row < rows.length; row++) {
            rows[row] = rows[row] == MISSING ? MISSING : translated[rows[row]];
        }
        var all = words.isEmpty()
                ? dictionary
                : Stream.concat(dictionary.stream(), words.stream()).toList();
        return new TextColumn(codes.with(rows), all, numbers);
    }

    private static Map<String, Integer> numbered(List<String> words) {
        var numbers = new HashMap<String, Integer>();
        for (int code = 0; code < words.size(); code++) {
            numbers.put(words.get(code), code);
        }
        return numbers;
    }

    @Override
    public Column missing(int rows) {
        return new TextColumn(IntVector.filled(MISSING, rows), List.of());
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
