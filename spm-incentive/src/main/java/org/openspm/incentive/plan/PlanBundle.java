package org.openspm.incentive.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.language.Libraries;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.language.LibraryReader;

/** Plans and libraries as files, on their way from one installation to another. */
public record PlanBundle(List<File> files) {
    public static final int FILES_MAX = 2_000;

    public PlanBundle {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new RuleViolation("There is no plan and no library in it; a plan is a .yaml file with “plan: CODE”.");
        }
        if (files.size() > FILES_MAX) {
            throw new RuleViolation("It has " + files.size() + " files; take at most " + FILES_MAX + " at a time.");
        }
    }

    /**
     * A file.
     *
     * @param origin which version of where it came from this is; null when a person put the file there
     */
    public record File(String name, String text, @Nullable Origin origin) {
        public File {
            text = new PlanText(text).value();
        }

        boolean isLibrary() {
            return LibraryReader.isLibrary(text);
        }

        String hash() {
            return new PlanText(text).hash();
        }
    }

    /**
     * Where a plan came from.
     *
     * @param sha256 of the text when it was written out
     * @param earlier hashes of the versions before it there: who still has one of these has no changes of their own
     */
    public record Origin(
            String code,
            String version,
            @Nullable PlanStatus status,
            @Nullable LocalDate from,
            String sha256,
            List<String> earlier) {
        public Origin {
            earlier = List.copyOf(earlier);
        }
    }

    /** One file that somebody wrote. */
    public static PlanBundle of(String name, String text) {
        return new PlanBundle(List.of(new File(name, text, null)));
    }

    /** The libraries among the files, and behind them those that are known already. */
    Libraries libraries(Libraries known) {
        var texts = new java.util.TreeMap<LibraryName, String>();
        files.stream()
                .filter(File::isLibrary)
                .forEach(file ->
                        LibraryReader.nameOf(file.text()).ifPresent(name -> texts.putIfAbsent(name, file.text())));
        return new Libraries() {
            @Override
            public Optional<String> text(LibraryName name) {
                return Optional.ofNullable(texts.get(name)).or(() -> known.text(name));
            }

            @Override
            public List<LibraryName> names() {
                var names = new ArrayList<>(texts.keySet());
                names.addAll(known.names());
                return names;
            }
        };
    }

    static Map<String, Object> manifest(File file, Origin origin) {
        var entry = new java.util.LinkedHashMap<String, Object>();
        entry.put("file", file.name());
        entry.put(file.isLibrary() ? "library" : "plan", origin.code());
        entry.put("version", origin.version());
        if (origin.status() != null) {
            entry.put("status", origin.status().name());
        }
        if (origin.from() != null) {
            entry.put("from", origin.from().toString());
        }
        entry.put("sha256", origin.sha256());
        if (!origin.earlier().isEmpty()) {
            entry.put("earlier", origin.earlier());
        }
        return entry;
    }
}
