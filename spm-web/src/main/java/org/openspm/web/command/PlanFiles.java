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

/**
 * Finds the plans that a command names: files, folders with everything below them, or {@code -} for what is piped in. In a
 * folder only YAML files that say which plan they are count; a file that is named counts whatever it holds.
 */
final class PlanFiles {
    private static final String PIPED = "-";
    private static final int BYTES_MAX = 4 << 20;
    private static final Pattern SAYS_PLAN = Pattern.compile("(?m)^\\s{0,3}plan\\s*:");

    private final InputStream piped;
    private final List<PlanFile> files = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    PlanFiles(InputStream piped) {
        this.piped = piped;
    }

    void add(String argument) {
        try {
            if (argument.equals(PIPED)) {
                files.add(PlanFile.read("<piped>", text("<piped>", piped.readNBytes(BYTES_MAX + 1))));
                return;
            }
            var path = Path.of(argument);
            if (Files.isDirectory(path)) {
                addFolder(path);
            } else if (Files.isRegularFile(path)) {
                files.add(PlanFile.read(argument, text(path)));
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
        int before = files.size();
        for (var path : found) {
            var text = text(path);
            if (SAYS_PLAN.matcher(text).find()) {
                files.add(PlanFile.read(path.toString(), text));
            }
        }
        if (files.size() == before) {
            unreadable.add(folder + ": holds no plan; a plan is a .yaml or .yml file with a line “plan: CODE”.");
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
        return files;
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
