package org.openspm.web.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openspm.incentive.language.LibraryReader;

/**
 * Finds the plans that a command names: files, folders with everything below them, or {@code -} for what is piped in. In a
 * folder only YAML files that say which plan or library they are count; a file that is named counts whatever it holds.
 */
final class PlanFiles {
    private static final String PIPED = "-";
    private static final int BYTES_MAX = 4 << 20;
    private static final Pattern SAYS_PLAN = Pattern.compile("(?m)^\\s{0,3}(?:plan|library)\\s*:");

    private final InputStream piped;
    private final List<Source> plans = new ArrayList<>();
    private final LibraryFiles libraries = new LibraryFiles();
    private final List<String> unreadable = new ArrayList<>();

    private record Source(String name, String text) {}

    PlanFiles(InputStream piped) {
        this.piped = piped;
    }

    void add(String argument) {
        try {
            if (argument.equals(PIPED)) {
                add("<piped>", text("<piped>", piped.readNBytes(BYTES_MAX + 1)));
                return;
            }
            var path = Path.of(argument);
            if (Files.isDirectory(path)) {
                addFolder(path);
            } else if (Files.isRegularFile(path)) {
                add(argument, text(path));
                addBeside(path);
            } else {
                unreadable.add(argument + ": there is no such file or folder; name plan files or folders with them.");
            }
        } catch (Unreadable refused) {
            unreadable.add(refused.getMessage());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            unreadable.add(argument + ": cannot be read (" + e + ").");
        }
    }

    private void addFolder(Path folder) throws IOException, Unreadable {
        List<Path> found;
        try (var below = Files.walk(folder)) {
            found = below.filter(Files::isRegularFile)
                    .filter(PlanFiles::isYaml)
                    .sorted()
                    .toList();
        }
        int before = plans.size() + libraries.named().size();
        for (var path : found) {
            var text = text(path);
            if (SAYS_PLAN.matcher(text).find()) {
                add(path.toString(), text);
            }
        }
        if (plans.size() + libraries.named().size() == before) {
            unreadable.add(folder + ": holds no plan; a plan is a .yaml or .yml file with a line “plan: CODE”.");
        }
    }

    private void add(String name, String text) {
        if (LibraryReader.isLibrary(text)) {
            libraries.add(name, text);
        } else {
            plans.add(new Source(name, text));
        }
    }

    /** A plan that is named alone may use the libraries in its folder. */
    private void addBeside(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        List<Path> beside;
        try (var found = Files.list(folder)) {
            beside = found.filter(Files::isRegularFile)
                    .filter(PlanFiles::isYaml)
                    .sorted()
                    .toList();
        }
        for (var path : beside) {
            try {
                libraries.addBeside(text(path));
            } catch (Unreadable other) {
                continue;
            }
        }
    }

    private static boolean isYaml(Path path) {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String text(Path path) throws IOException, Unreadable {
        try (var in = Files.newInputStream(path)) {
            return text(path.toString(), in.readNBytes(BYTES_MAX + 1));
        }
    }

    private static String text(String name, byte[] bytes) throws Unreadable {
        if (bytes.length > BYTES_MAX) {
            throw new Unreadable(name + ": is larger than " + (BYTES_MAX >> 20) + " MiB; that is no plan.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(name + ": is not UTF-8; save it in that encoding.");
        }
    }

    List<PlanFile> files() {
        return plans.stream()
                .map(source -> PlanFile.read(source.name(), source.text(), libraries))
                .toList();
    }

    LibraryFiles libraries() {
        return libraries;
    }

    /** What could not be read, each with its reason. */
    List<String> unreadable() {
        return unreadable;
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return java.util.Objects.requireNonNull(super.getMessage());
        }
    }
}
