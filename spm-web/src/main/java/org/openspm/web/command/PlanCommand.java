package org.openspm.web.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanExamples;
import org.openspm.incentive.language.PlanSchema;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code plan check|test|explain FILE…}: works on the texts of plans and their examples by the readers and the kernel of the
 * product. What it found goes to the standard output, what it could not do to the standard error.
 */
public final class PlanCommand {
    /** Everything is right. */
    static final int RIGHT = 0;
    /** A plan has a fault or an example does not come out. */
    static final int WRONG = 1;
    /** The command was not understood, or a file could not be read. */
    static final int NOT_DONE = 2;

    private static final String USAGE = """
            plan check FILE...                     reads plans and shows every fault with line and column
            plan test [--junit=REPORT] FILE...     checks them and calculates their examples
            plan explain [--example=NAME] [--language=en|nl] FILE...
                                                   shows how the figures of the examples come about
            plan schema                            prints the JSON Schema of plans, for editors
            plan export --server=ADDRESS [--plan=CODE] ZIP
                                                   takes plans from an installation; the API token is in SPM_TOKEN
            plan import --server=ADDRESS [--dry-run] [--over-conflicts] ZIP|FILE...
                                                   brings plans there as drafts, or only says what would change
            FILE is a plan, a folder with plans, or - for one that is piped in.
            Ends with 0 when everything is right, 1 when a plan or an example is wrong, 2 when something could not be done.
            """;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    PlanCommand(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = new PlanCommand(System.in, out, err).run(List.of(arguments));
        out.flush();
        System.exit(status);
    }

    int run(List<String> arguments) {
        var action = arguments.isEmpty() ? "" : arguments.getFirst();
        if (List.of("help", "--help", "-h").contains(action)) {
            out.print(USAGE);
            return RIGHT;
        }
        if (action.equals("schema")) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(PlanSchema.schema()));
            return RIGHT;
        }
        if (List.of("export", "import").contains(action)) {
            return new PlanTransfer(out, err, System.getenv()).run(action, arguments.subList(1, arguments.size()));
        }
        if (!List.of("check", "test", "explain").contains(action)) {
            return misused(action.isEmpty() ? "Say what to do." : "“" + action + "” is not known.");
        }
        @Nullable String junit = null;
        @Nullable String example = null;
        var language = Locale.ENGLISH;
        var names = new ArrayList<String>();
        for (var argument : arguments.subList(1, arguments.size())) {
            if (action.equals("test") && argument.startsWith("--junit=")) {
                junit = argument.substring("--junit=".length());
            } else if (action.equals("explain") && argument.startsWith("--example=")) {
                example = argument.substring("--example=".length());
            } else if (action.equals("explain")
                    && List.of("--language=en", "--language=nl").contains(argument)) {
                language = Locale.of(argument.substring("--language=".length()));
            } else if (argument.startsWith("--")) {
                return misused("“plan " + action + "” does not know " + argument + ".");
            } else {
                names.add(argument);
            }
        }
        if (names.isEmpty()) {
            return misused("Name the plans: plan " + action + " FILE...");
        }
        var files = new PlanFiles(in);
        names.forEach(files::add);
        files.unreadable().forEach(err::println);
        int status = switch (action) {
            case "check" -> check(files);
            case "test" -> test(files, junit);
            default -> explain(files.files(), example, language);
        };
        return files.unreadable().isEmpty() ? status : NOT_DONE;
    }

    private int misused(String sentence) {
        err.println(sentence);
        err.print(USAGE);
        return NOT_DONE;
    }

    private int check(PlanFiles found) {
        int faults = faults(found.libraries());
        var files = found.files();
        for (var file : files) {
            faults += faults(file);
        }
        out.println(counted(files.size(), "plan") + libraries(found) + ", "
                + (faults == 0 ? "no fault" : counted(faults, "fault")));
        return faults == 0 ? RIGHT : WRONG;
    }

    private static String libraries(PlanFiles found) {
        int count = found.libraries().named().size();
        return count == 0 ? "" : ", " + count + (count == 1 ? " library" : " libraries");
    }

    private int faults(LibraryFiles libraries) {
        int faults = 0;
        for (var file : libraries.named()) {
            for (var problem : libraries.read(file).problems()) {
                fault(file.name(), file.text(), problem.line(), problem.column(), problem.sentence());
                faults++;
            }
        }
        return faults;
    }

    private int faults(PlanFile file) {
        file.reading()
                .problems()
                .forEach(problem -> fault(file, problem.line(), problem.column(), problem.sentenceWithOrigin()));
        return file.reading().problems().size();
    }

    private void fault(PlanFile file, int line, int column, String sentence) {
        fault(file.name(), file.text(), line, column, sentence);
    }

    private void fault(String name, String text, int line, int column, String sentence) {
        out.println(name + ":" + line + ":" + column + ": error: " + sentence);
        out.print(SourceExcerpt.of(text, line, column));
    }

    private int test(PlanFiles found, @Nullable String junit) {
        int faults = faults(found.libraries());
        var files = found.files();
        int examples = 0;
        int failing = 0;
        var report = new JunitReport();
        for (var file : files) {
            faults += faults(file);
            var results = file.reading().isSound() ? PlanExamples.run(file.reading()) : List.<ExampleResult>of();
            report.add(file, results);
            examples += results.size();
            for (var result : results) {
                if (!result.passes()) {
                    failing++;
                    fault(file, result.line(), result.column(), result.fault());
                }
            }
            if (file.reading().isSound() && results.isEmpty()) {
                out.println(file.name() + ":1:1: warning: The plan has no example, so nothing tests what it pays.");
            }
        }
        out.println(counted(files.size(), "plan") + libraries(found) + ", " + counted(examples, "example")
                + (faults == 0 ? "" : ", " + counted(faults, "fault"))
                + (failing > 0 ? ", " + failing + " of them wrong" : faults > 0 ? "" : ", all hold"));
        if (junit != null && !written(report, Path.of(junit))) {
            return NOT_DONE;
        }
        return faults == 0 && failing == 0 ? RIGHT : WRONG;
    }

    private boolean written(JunitReport report, Path path) {
        try {
            Files.writeString(path, report.text());
            return true;
        } catch (IOException e) {
            err.println(path + ": the report cannot be written (" + e + ").");
            return false;
        }
    }

    private int explain(List<PlanFile> files, @Nullable String wanted, Locale language) {
        var text = new ExplanationText(out, language);
        int faults = 0;
        int explained = 0;
        for (var file : files) {
            faults += faults(file);
            if (!file.reading().isSound()) {
                continue;
            }
            for (var example : file.reading().examples()) {
                if (wanted == null || wanted.equals(example.name())) {
                    explained++;
                    text.print(file, example);
                }
            }
        }
        if (explained == 0 && faults == 0) {
            err.println(
                    wanted == null
                            ? "The plans have no examples to explain; add some under “examples:”."
                            : "No plan has an example “" + wanted + "”.");
            return NOT_DONE;
        }
        return faults == 0 && !text.failed() ? RIGHT : WRONG;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
