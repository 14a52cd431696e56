package org.openspm.incentive.plan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.shared.RuleViolation;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;

/** A bundle as a ZIP of YAML files with a manifest of their origins and hashes; the same bundle gives the same bytes. */
public final class BundleZip {
    public static final int BYTES_MAX = 20 << 20;

    private static final String MANIFEST = "manifest.yaml";
    private static final int FORMAT = 1;
    private static final byte[] SIGNATURE = {'P', 'K', 3, 4};

    private BundleZip() {}

    public static byte[] write(PlanBundle bundle) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, manifest(bundle));
            for (var file : bundle.files()) {
                put(zip, file.name(), file.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a ZIP in memory", e);
        }
        return bytes.toByteArray();
    }

    /** Reads a ZIP, or a single plan or library. */
    public static PlanBundle read(String name, byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new RuleViolation(
                    name + " is larger than " + (BYTES_MAX >> 20) + " MiB; export fewer plans at a time.");
        }
        boolean zip =
                bytes.length >= SIGNATURE.length && Arrays.equals(Arrays.copyOf(bytes, SIGNATURE.length), SIGNATURE);
        return zip ? bundle(name, entries(name, bytes)) : PlanBundle.of(name, text(name, bytes));
    }

    private static String manifest(PlanBundle bundle) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        var files = new ArrayList<Map<String, Object>>();
        for (var file : bundle.files()) {
            if (file.origin() != null) {
                files.add(PlanBundle.manifest(file, file.origin()));
            }
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("format", FORMAT);
        manifest.put("files", files);
        return new Yaml(options).dumpAs(manifest, Tag.MAP, DumperOptions.FlowStyle.BLOCK);
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDate.of(1980, 2, 1).atStartOfDay());
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Map<String, String> entries(String name, byte[] bytes) {
        var texts = new TreeMap<String, String>();
        int left = BYTES_MAX;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || !isYaml(entry.getName())) {
                    continue;
                }
                var content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || texts.size() > PlanBundle.FILES_MAX) {
                    throw new RuleViolation(name + " unpacks to more than " + (BYTES_MAX >> 20)
                            + " MiB; export fewer plans at a time.");
                }
                texts.put(entry.getName(), text(entry.getName(), content));
            }
        } catch (ZipException damaged) {
            throw new RuleViolation(name + " is a damaged ZIP (" + damaged.getMessage() + "); export it again.");
        } catch (IOException e) {
            throw new RuleViolation(name + " cannot be unpacked (" + e.getMessage() + "); export it again.");
        }
        return texts;
    }

    private static boolean isYaml(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    private static PlanBundle bundle(String name, Map<String, String> texts) {
        var origins = origins(name, texts.remove(MANIFEST));
        origins.keySet().stream()
                .filter(file -> !texts.containsKey(file))
                .findFirst()
                .ifPresent(file -> {
                    throw new RuleViolation(name + " lacks " + file + ", which its manifest names; export it again.");
                });
        return new PlanBundle(texts.entrySet().stream()
                .map(file -> new PlanBundle.File(file.getKey(), file.getValue(), origins.get(file.getKey())))
                .toList());
    }

    private static Map<String, PlanBundle.Origin> origins(String name, @Nullable String manifest) {
        if (manifest == null) {
            return Map.of();
        }
        try {
            var read = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<?, ?>>load(manifest);
            if (!(read.get("files") instanceof List<?> files)
                    || !Integer.valueOf(FORMAT).equals(read.get("format"))) {
                throw new RuleViolation(name + " has a manifest of another format than " + FORMAT
                        + "; export it with the same version of OpenSPM.");
            }
            var origins = new TreeMap<String, PlanBundle.Origin>();
            for (var file : files) {
                var entry = (Map<?, ?>) file;
                origins.put(word(entry, "file"), origin(entry));
            }
            return origins;
        } catch (YAMLException
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | IllegalArgumentException e) {
            throw new RuleViolation(name + " has a manifest that cannot be read; export it again.");
        }
    }

    private static PlanBundle.Origin origin(Map<?, ?> entry) {
        var status = entry.get("status");
        var from = entry.get("from");
        var earlier = entry.get("earlier") instanceof List<?> hashes
                ? hashes.stream().map(String::valueOf).toList()
                : List.<String>of();
        return new PlanBundle.Origin(
                String.valueOf(entry.get(entry.containsKey("plan") ? "plan" : "library")),
                word(entry, "version"),
                status == null ? null : PlanStatus.valueOf(String.valueOf(status)),
                from == null ? null : LocalDate.parse(String.valueOf(from)),
                word(entry, "sha256"),
                earlier);
    }

    private static String word(Map<?, ?> entry, String key) {
        return String.valueOf(Objects.requireNonNull(entry.get(key)));
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RuleViolation(name + " is not UTF-8 text; save it as such.");
        }
    }
}
