package org.openspm.incentive.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;

/** A plan's text that can be changed in one place: comments, order and everything else stay as they are written. */
public final class PlanSource {
    private final String text;
    private final Piece root;

    private PlanSource(String text, Piece root) {
        this.text = text;
        this.root = root;
    }

    /** Empty when the text is not readable as YAML; reading it as a plan says why. */
    public static Optional<PlanSource> of(String text) {
        return PieceReader.read(text).map(root -> new PlanSource(text, root));
    }

    public String text() {
        return text;
    }

    Piece root() {
        return root;
    }

    /** The text after edits, one after the other; single values that are there already are written in one go. */
    public PlanSource with(List<? extends PlanEdit> edits) {
        var source = this;
        int next = 0;
        while (next < edits.size()) {
            int until = next;
            while (until < edits.size() && source.isWordPut(edits.get(until))) {
                until++;
            }
            if (until - next > 1) {
                source = source.withWords(edits.subList(next, until));
                next = until;
            } else {
                source = source.with(edits.get(next++));
            }
        }
        return source;
    }

    /** The text after an edit; refused when it cannot be written there without changing the meaning of something else. */
    public PlanSource with(PlanEdit edit) {
        var written = written(edit);
        var wanted = Meaning.after(root.meaning(), edit, written)
                .orElseThrow(() -> new RuleViolation("The text has nothing at " + edit.path()
                        + " that this could change; look at the text as it is now."));
        if (wanted.equals(root.meaning()) && !(edit instanceof PlanEdit.Write)) {
            return this;
        }
        return new EditedText(this, PlanPath.of(edit.path()))
                .candidates(edit).stream()
                        .flatMap(candidate -> PlanSource.of(candidate).stream())
                        .filter(candidate -> candidate.root.meaning().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new RuleViolation(
                                "This cannot be written at " + edit.path() + "; change it in the text."));
    }

    private static @Nullable Object written(PlanEdit edit) {
        return switch (edit) {
            case PlanEdit.Put put -> put.value().strip();
            case PlanEdit.Write write -> yaml(write.yaml());
            case PlanEdit.Append append -> yaml(append.yaml());
            case PlanEdit.Remove _, PlanEdit.Rename _, PlanEdit.Copy _, PlanEdit.Lower _ -> null;
        };
    }

    private static Object yaml(String yaml) {
        if (yaml.isBlank()) {
            return "";
        }
        return PieceReader.read(yaml)
                .map(Piece::meaning)
                .orElseThrow(() -> new RuleViolation("“" + shortened(yaml)
                        + "” is not readable as YAML; check indentation, colons, quotes and brackets."));
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "…";
    }

    private boolean isWordPut(PlanEdit edit) {
        return edit instanceof PlanEdit.Put
                && at(edit.path()) instanceof Piece.Word word
                && !word.text().isEmpty();
    }

    /** From the back of the text to its front, so that places stay where they are. */
    private PlanSource withWords(List<? extends PlanEdit> puts) {
        var wanted = root.meaning();
        var changed = new StringBuilder(text);
        var places = new ArrayList<>(puts);
        places.sort(Comparator.comparing(put -> place(put.path()).start(), Comparator.reverseOrder()));
        for (var put : places) {
            var value = ((PlanEdit.Put) put).value();
            wanted = Meaning.after(wanted, put, value.strip()).orElseThrow();
            var word = (Piece.Word) place(put.path());
            if (!word.text().equals(value.strip())) {
                var writing = new EditedText(this, PlanPath.of(put.path()));
                changed.replace(word.start(), word.end(), writing.word(word, value.strip()));
            }
        }
        var after = PlanSource.of(changed.toString());
        if (after.isPresent() && after.get().root.meaning().equals(wanted)) {
            return after.get();
        }
        var source = this;
        for (var put : puts) {
            source = source.with(put);
        }
        return source;
    }

    private Piece place(String path) {
        var piece = at(path);
        if (piece == null) {
            throw new IllegalArgumentException("Nothing at " + path);
        }
        return piece;
    }

    @Nullable
    Piece at(String path) {
        Piece piece = root;
        for (var step : PlanPath.of(path).steps()) {
            piece = inside(piece, step);
            if (piece == null) {
                return null;
            }
        }
        return piece;
    }

    static @Nullable Piece inside(Piece piece, String step) {
        return switch (piece) {
            case Piece.Group group -> group.value(step);
            case Piece.Items items -> {
                int index = Meaning.index(step, items.items().size());
                yield index < 0 ? null : items.items().get(index);
            }
            case Piece.Word _ -> null;
        };
    }

    /** The path of the innermost piece at a line and column, which count from 1; a key belongs to its value. */
    public String pathAt(int line, int column) {
        int place = 0;
        for (int passed = 1; passed < line; passed++) {
            int end = text.indexOf('\n', place);
            if (end < 0) {
                break;
            }
            place = end + 1;
        }
        return pathAt(root, "", Math.min(text.length(), place + column - 1));
    }

    private static String pathAt(Piece piece, String path, int place) {
        switch (piece) {
            case Piece.Group group -> {
                for (var entry : group.entries()) {
                    // The beginning of a group is also that of its first key; what is said there is about the group.
                    boolean first = entry.key().start() == piece.start() && place == piece.start() && !path.isEmpty();
                    if (place >= entry.key().start() && place <= entry.value().end() && !first) {
                        return pathAt(
                                entry.value(), PlanPath.under(path, entry.key().text()), place);
                    }
                }
            }
            case Piece.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    var item = items.items().get(i);
                    if (place >= item.start() && place <= item.end()) {
                        return pathAt(item, PlanPath.under(path, i), place);
                    }
                }
            }
            case Piece.Word _ -> {
                return path;
            }
        }
        return path;
    }
}
