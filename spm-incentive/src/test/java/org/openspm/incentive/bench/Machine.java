package org.openspm.incentive.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were taken on, and how busy it was. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    static String description() {
        return "%d cores, %s, %s, Java %s, heap up to %d MB"
                .formatted(
                        SYSTEM.getAvailableProcessors(),
                        processor(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Load average of the last minute: above the number of cores others were waiting too. */
    static String load() {
        return String.format(Locale.ROOT, "%.1f", SYSTEM.getSystemLoadAverage());
    }

    /** CPU seconds of this process so far, all threads. */
    static double cpuSeconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }

    /** Bytes of live objects, after asking for a collection. */
    static long liveBytes() {
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
