package org.openspm.incentive.language;

import java.util.stream.Collectors;

/** Writes a part that is used of a library, with what the plan says otherwise. */
final class UseWriter {

    private UseWriter() {}

    static void write(YamlLines lines, Uses.Item item) {
        lines.item(1, Inclusion.USE, item.part());
        for (var entry : item.own().entries()) {
            if (!entry.key().text().equals(Inclusion.USE)) {
                lines.raw(2, YamlLines.quoted(entry.key().text(), false) + ": " + flow(entry.value()));
            }
        }
    }

    private static String flow(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.isEmpty() ? "" : YamlLines.quoted(scalar.text(), true);
            case Node.Sequence list ->
                list.items().stream().map(UseWriter::flow).collect(Collectors.joining(", ", "[", "]"));
            case Node.Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> YamlLines.quoted(entry.key().text(), true) + ": " + flow(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
