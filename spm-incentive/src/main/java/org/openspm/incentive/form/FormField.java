package org.openspm.incentive.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A place of a plan's text as something to fill in.
 *
 * @param path of the place, as {@link PlanEdit} takes it
 * @param key what it is called in the text; the number of an item of a list, counting from 0
 * @param value what stands there, empty when nothing does; of a {@link Kind#RAW} field the YAML
 * @param choices the words that are possible, for {@link Kind#CHOICE}
 * @param example what a value looks like
 * @param required whether it stays, empty, when it is emptied
 * @param present whether the text has it
 * @param inner the fields of a group, of pairs and of the rows of a list
 */
public record FormField(
        String path,
        String key,
        Kind kind,
        String value,
        List<String> choices,
        String example,
        boolean required,
        boolean present,
        List<FormField> inner) {

    /** How a place is filled in. */
    public enum Kind {
        LINE,
        /** Several lines. */
        TEXT,
        CHOICE,
        /** Several words with commas between them. */
        WORDS,
        /** YAML, for what has no fields of its own. */
        RAW,
        /** Keys that are known. */
        GROUP,
        /** Keys that are free. */
        PAIRS,
        /** A list of groups that have the same keys. */
        ROWS
    }

    public FormField {
        choices = List.copyOf(choices);
        inner = List.copyOf(inner);
    }

    public boolean isInput() {
        return switch (kind) {
            case LINE, TEXT, CHOICE, WORDS, RAW -> true;
            case GROUP, PAIRS, ROWS -> false;
        };
    }

    /** What the value is sent as: how it is written depends on what it is. */
    public String input() {
        return switch (kind) {
                    case WORDS -> "words:";
                    case RAW -> "yaml:";
                    default -> "value:";
                }
                + path;
    }

    /** The column heads of rows: every key that one of them has or usually has. */
    public List<String> columns() {
        return inner.stream()
                .flatMap(row -> row.inner().stream())
                .map(FormField::key)
                .distinct()
                .toList();
    }

    /** The field itself and all in it. */
    public Stream<FormField> all() {
        return Stream.concat(Stream.of(this), inner.stream().flatMap(FormField::all));
    }
}
