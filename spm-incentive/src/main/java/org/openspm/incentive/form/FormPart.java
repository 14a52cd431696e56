package org.openspm.incentive.form;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan: its head, a credit rule, a measure, a component.
 *
 * @param path empty for the head
 * @param kind the first key, such as component or draw
 * @param fields those that the text has, then those that are usual, each in their usual order
 * @param more keys with an inside that can be added
 * @param grid of a table; null for others, and for one whose cells do not fit its axes
 */
public record FormPart(
        String path,
        String kind,
        String name,
        List<FormField> fields,
        List<String> more,
        @Nullable TableGrid grid) {
    public FormPart {
        fields = List.copyOf(fields);
        more = List.copyOf(more);
    }

    /** Every place of the part that can be filled in. */
    public Stream<FormField> inputs() {
        var cells = grid == null ? Stream.<FormField>of() : grid.cells();
        return Stream.concat(fields.stream().flatMap(FormField::all).filter(FormField::isInput), cells);
    }
}
