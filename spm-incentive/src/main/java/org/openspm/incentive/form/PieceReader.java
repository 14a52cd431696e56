package org.openspm.incentive.form;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Optional;
import org.openspm.domain.incentive.PlanText;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into pieces that know where they begin and end; what is wrong in it says {@code PlanReader}. */
final class PieceReader {
    private static final int NESTED_MAX = 24;

    private final String text;
    private final boolean wide;

    private PieceReader(String text) {
        this.text = text;
        this.wide = text.codePointCount(0, text.length()) < text.length();
    }

    /** Empty when the text is no YAML, or has in it what plans do not use. */
    static Optional<Piece> read(String text) {
        try {
            var root = yaml().compose(new StringReader(text));
            return root == null ? Optional.empty() : Optional.of(new PieceReader(text).piece(root));
        } catch (YAMLException | Unusual unreadable) {
            return Optional.empty();
        }
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(NESTED_MAX);
        options.setCodePointLimit(PlanText.LENGTH_MAX);
        return new Yaml(options);
    }

    private Piece piece(Node node) {
        return switch (node) {
            case ScalarNode scalar -> word(scalar);
            case SequenceNode sequence -> items(sequence);
            case MappingNode mapping -> group(mapping);
            default -> throw new Unusual();
        };
    }

    private Piece.Word word(ScalarNode scalar) {
        boolean block = scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
        int start = at(scalar.getStartMark());
        int end = at(scalar.getEndMark());
        if (block) {
            end = start + text.substring(start, end).stripTrailing().length();
        }
        return new Piece.Word(scalar.getValue().strip(), block, start, end);
    }

    /** A list or group in lines ends with its last part, not where the next begins. */
    private Piece.Items items(SequenceNode sequence) {
        var items = new ArrayList<Piece>();
        sequence.getValue().forEach(item -> items.add(piece(item)));
        boolean flow = sequence.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
        int end = flow || items.isEmpty()
                ? at(sequence.getEndMark())
                : items.getLast().end();
        return new Piece.Items(items, flow, at(sequence.getStartMark()), end);
    }

    private Piece.Group group(MappingNode mapping) {
        var entries = new ArrayList<Piece.Entry>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Unusual();
            }
            entries.add(new Piece.Entry(word(key), piece(tuple.getValueNode())));
        }
        if (entries.stream().map(entry -> entry.key().text()).distinct().count() < entries.size()) {
            throw new Unusual();
        }
        boolean flow = mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
        int end = flow || entries.isEmpty()
                ? at(mapping.getEndMark())
                : entries.getLast().value().end();
        return new Piece.Group(entries, flow, at(mapping.getStartMark()), end);
    }

    /** YAML counts characters beyond the first 65,536 as one, Java as two. */
    private int at(Mark mark) {
        return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    /** YAML that plans do not use, such as a key that is a list. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusual() {
            super("unusual", null, false, false);
        }
    }
}
