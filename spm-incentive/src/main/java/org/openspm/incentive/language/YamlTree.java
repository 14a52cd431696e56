package org.openspm.incentive.language;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.calc.expression.Mark;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads YAML into nodes that know their place. No object is made, no anchor followed; depth and size are bounded. */
final class YamlTree {
    static final int CHARACTERS_MAX = 200_000;
    static final int DEPTH_MAX = 12;
    static final int NODES_MAX = 50_000;

    private final List<String> lines;
    private final Problems problems;
    private int nodes;

    private YamlTree(String text, Problems problems) {
        this.lines = text.lines().toList();
        this.problems = problems;
    }

    /** The one document of the text, or empty with the reason among the problems. */
    static Optional<Node> read(String text, Problems problems) {
        if (text.length() > CHARACTERS_MAX) {
            problems.add(
                    Mark.START,
                    "The text has " + text.length() + " characters; a plan may have " + CHARACTERS_MAX
                            + ". Split it into several plans.");
            return Optional.empty();
        }
        try {
            if (holdsOnlyPlainYaml(text, problems)) {
                var root = yaml().compose(new StringReader(text));
                return Optional.ofNullable(root).map(node -> new YamlTree(text, problems).node(node, 0));
            }
        } catch (MarkedYAMLException fault) {
            problems.add(markOf(fault.getProblemMark()), sentence(fault));
        } catch (ReaderException fault) {
            problems.add(
                    markAt(text, fault.getPosition()),
                    "The character with code " + fault.getCodePoint() + " is not allowed in a plan; remove it.");
        } catch (YAMLException fault) {
            problems.add(Mark.START, "The text is nested too deep or too long to be a plan; simplify it.");
        } catch (TooLarge fault) {
            problems.add(
                    fault.at,
                    "The text has more than " + NODES_MAX + " values or is nested more than " + DEPTH_MAX
                            + " deep; simplify it.");
        }
        return Optional.empty();
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(DEPTH_MAX * 2);
        options.setCodePointLimit(CHARACTERS_MAX);
        options.setProcessComments(false);
        return new Yaml(options);
    }

    private static boolean holdsOnlyPlainYaml(String text, Problems problems) {
        int before = problems.count();
        int documents = 0;
        for (var event : yaml().parse(new StringReader(text))) {
            if (event.is(Event.ID.DocumentStart) && ++documents == 2) {
                problems.add(
                        markOf(event.getStartMark()),
                        "A second document begins here; a file holds one plan, remove the line “---”.");
            }
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.add(
                        markOf(event.getStartMark()),
                        "Anchors (&) and aliases (*) are not used in plans; write the value out.");
            }
        }
        if (documents == 0) {
            problems.add(Mark.START, "The text is empty; begin with “plan: ” and the plan's code.");
        }
        return problems.count() == before;
    }

    private Node node(org.yaml.snakeyaml.nodes.Node node, int depth) {
        var at = markOf(node.getStartMark());
        if (++nodes > NODES_MAX || depth > DEPTH_MAX) {
            throw new TooLarge(at);
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, at);
            case SequenceNode sequence ->
                new Node.Sequence(
                        sequence.getValue().stream()
                                .map(item -> node(item, depth + 1))
                                .toList(),
                        at);
            case MappingNode mapping -> mapping(mapping, at, depth);
            default -> throw new TooLarge(at);
        };
    }

    private Node.Mapping mapping(MappingNode mapping, Mark at, int depth) {
        var entries = new ArrayList<Node.Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = node(tuple.getKeyNode(), depth + 1);
            var value = node(tuple.getValueNode(), depth + 1);
            if (key instanceof Node.Scalar name) {
                entries.add(new Node.Entry(name, value));
            } else {
                problems.add(key.at(), "A key must be a single name, this is " + key.word() + ".");
            }
        }
        return new Node.Mapping(entries, mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW, at);
    }

    private Node.Scalar scalar(ScalarNode scalar, Mark at) {
        return new Node.Scalar(scalar.getValue().strip(), at, marks(scalar, at));
    }

    /** Exact for values on one line and for blocks after {@code |}; others point to their beginning. */
    private IntFunction<Mark> marks(ScalarNode scalar, Mark at) {
        if (scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL) {
            return offset -> markInBlock(scalar.getValue(), at, offset);
        }
        if (scalar.getStartMark().getLine() != scalar.getEndMark().getLine()) {
            return offset -> at;
        }
        int quote = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN ? 0 : 1;
        return offset -> new Mark(at.line(), at.column() + quote + offset);
    }

    private Mark markInBlock(String value, Mark at, int offset) {
        var before = value.substring(0, Math.min(offset, value.length()));
        int newlines = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - (before.lastIndexOf('\n') + 1);
        int line = at.line() + 1 + newlines;
        return new Mark(line, indentation(at.line()) + column + 1);
    }

    private int indentation(int line) {
        var first = line < lines.size() ? lines.get(line) : "";
        return first.length() - first.stripLeading().length();
    }

    private static String sentence(MarkedYAMLException fault) {
        var problem = String.valueOf(fault.getProblem());
        if (problem.contains("duplicate key")) {
            return "This key is there twice; remove one.";
        }
        return "The text is not readable as YAML here (" + Node.shortened(problem)
                + "); check indentation, colons, and put quotes around a value that begins with a sign.";
    }

    private static Mark markOf(org.yaml.snakeyaml.error.@Nullable Mark mark) {
        return mark == null ? Mark.START : new Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Mark markAt(String text, int position) {
        var before = text.substring(0, Math.min(position, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Mark(line, before.length() - before.lastIndexOf('\n'));
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Mark at;

        TooLarge(Mark at) {
            super("too large", null, false, false);
            this.at = at;
        }
    }
}
