package org.openspm.incentive.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/** A first text to begin a plan with: sound, with examples that hold, ready to be changed. */
public enum PlanStarter {
    /** One rate on everything sold. */
    FLAT,
    /** More beyond the quota than below it. */
    ACCELERATOR,
    /** A fixed amount when the quota is reached. */
    BONUS;

    public String text() {
        var file = new ClassPathResource("plan-starters/" + name().toLowerCase(Locale.ROOT) + ".yaml");
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("Reading " + file, missing);
        }
    }
}
