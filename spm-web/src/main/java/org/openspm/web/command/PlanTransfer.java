package org.openspm.web.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.BundleZip;
import org.openspm.incentive.plan.PlanBundle;

/**
 * {@code plan export} and {@code plan import}: plans between files and a running installation. The token stands in
 * {@code SPM_TOKEN}, where a list of processes does not show it.
 */
final class PlanTransfer {
    private static final String TOKEN = "SPM_TOKEN";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    PlanTransfer(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** What the command line says. */
    private static final class Options {
        private @Nullable URI server;
        private @Nullable String plan;
        private boolean dryRun;
        private boolean overConflicts;
        private final List<String> files = new ArrayList<>();
    }

    int run(String action, List<String> arguments) {
        try {
            var options = options(action, arguments);
            var token = environment.getOrDefault(TOKEN, "");
            if (options.server == null || token.isBlank()) {
                throw new RuleViolation("Say where: --server=https://spm.example.org, and put an API token into the"
                        + " environment as " + TOKEN + ".");
            }
            var server = new PlanServer(options.server, token);
            return action.equals("export") ? export(server, options) : bring(server, options);
        } catch (RuleViolation | PlanServer.Refused refused) {
            err.println(refused.getMessage());
            return PlanCommand.NOT_DONE;
        } catch (IOException e) {
            err.println("The file cannot be read or written (" + e + ").");
            return PlanCommand.NOT_DONE;
        }
    }

    private static Options options(String action, List<String> arguments) {
        var options = new Options();
        for (var argument : arguments) {
            if (argument.startsWith("--server=")) {
                options.server = address(argument.substring("--server=".length()));
            } else if (action.equals("export") && argument.startsWith("--plan=")) {
                options.plan = argument.substring("--plan=".length());
            } else if (action.equals("import") && argument.equals("--dry-run")) {
                options.dryRun = true;
            } else if (action.equals("import") && argument.equals("--over-conflicts")) {
                options.overConflicts = true;
            } else if (argument.startsWith("--")) {
                throw new RuleViolation("“plan " + action + "” does not know " + argument + ".");
            } else {
                options.files.add(argument);
            }
        }
        if (options.files.isEmpty() || (action.equals("export") && options.files.size() > 1)) {
            throw new RuleViolation(
                    action.equals("export")
                            ? "Name the one file to write: plan export --server=ADDRESS plans.zip"
                            : "Name a ZIP, plan files or folders: plan import --server=ADDRESS FILE...");
        }
        return options;
    }

    private static URI address(String written) {
        try {
            var address = URI.create(written.endsWith("/") ? written : written + "/");
            if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
                throw new RuleViolation("“" + written + "” is no address; write https://spm.example.org.");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("“" + written + "” is no address; write https://spm.example.org.");
        }
    }

    private int export(PlanServer server, Options options) throws IOException, PlanServer.Refused {
        var zip = server.export(options.plan);
        var file = Path.of(options.files.getFirst());
        Files.write(file, zip);
        out.println(file + ": " + BundleZip.read(file.toString(), zip).files().size() + " files");
        return PlanCommand.RIGHT;
    }

    private int bring(PlanServer server, Options options) throws IOException, PlanServer.Refused {
        var answer = server.take(zip(options.files), options.dryRun, options.overConflicts);
        boolean wrong = false;
        for (var file : answer.path("files")) {
            var state = file.path("state").asString("");
            wrong |= List.of("FAULTY", "CONFLICT").contains(state);
            out.println(state.toLowerCase(java.util.Locale.ROOT) + "  "
                    + file.path("code").asString(file.path("file").asString(""))
                    + lines(file.path("reason").asString("")));
        }
        out.println(
                options.dryRun
                        ? "Nothing was written."
                        : answer.path("drafts").size() + " drafts and "
                                + answer.path("libraries").size() + " libraries were written.");
        return options.dryRun && wrong ? PlanCommand.WRONG : PlanCommand.RIGHT;
    }

    private static String lines(String reason) {
        return reason.isEmpty() ? "" : "\n    " + reason;
    }

    /** A ZIP as it is, or plan files and folders made one. */
    private static byte[] zip(List<String> names) throws IOException {
        if (names.size() == 1 && names.getFirst().endsWith(".zip")) {
            return Files.readAllBytes(Path.of(names.getFirst()));
        }
        var files = new ArrayList<PlanBundle.File>();
        for (var name : names) {
            try (var found = Files.walk(Path.of(name))) {
                for (var path : found.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .toList()) {
                    files.add(new PlanBundle.File(path.toString(), Files.readString(path), null));
                }
            }
        }
        return BundleZip.write(new PlanBundle(files));
    }
}
