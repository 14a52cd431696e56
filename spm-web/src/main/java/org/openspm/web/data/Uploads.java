package org.openspm.web.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.plan.PlanDrafting;
import org.openspm.integration.ImportBatch;
import org.openspm.integration.ImportKind;
import org.openspm.integration.ImportOptions;
import org.openspm.integration.ImportReception;
import org.openspm.integration.ImportReception.Received;
import org.openspm.web.data.ImportWork.Step;
import org.openspm.web.security.AccessRules;
import org.openspm.web.security.SignedInUser;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes uploaded files in and starts the work on the new ones, each kind after those it builds on; plan texts become drafts first. */
@Component
class Uploads {
    private static final long PLAN_BYTES_MAX = 1 << 20;

    private final ImportReception reception;
    private final ImportStart start;
    private final PlanDrafting drafting;

    Uploads(ImportReception reception, ImportStart start, PlanDrafting drafting) {
        this.reception = reception;
        this.start = start;
        this.drafting = drafting;
    }

    /** What became of the files: batches of rows, plans of which a draft is known now, and why others were refused. */
    record Taken(List<Received> batches, List<String> plans, List<String> refusals) {}

    /** One refused file does not stop the others; a single one, or all of them, is a refusal of the whole. */
    Taken take(
            List<MultipartFile> files,
            @Nullable ImportKind kind,
            ImportOptions options,
            Step step,
            SignedInUser actor) {
        var taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var file : files.stream().filter(file -> !file.isEmpty()).toList()) {
            try {
                if (isPlan(file)) {
                    taken.plans().add(draft(file, actor));
                } else {
                    taken.batches().add(receive(file, kind, options, actor.getUsername()));
                }
            } catch (RuleViolation | Conflict refused) {
                taken.refusals().add("“" + name(file) + "”: " + refused.getMessage());
            }
        }
        if (taken.batches().isEmpty() && taken.plans().isEmpty()) {
            throw new RuleViolation(
                    taken.refusals().isEmpty()
                            ? "No file was chosen, or it is empty; choose a CSV file with a header line."
                            : String.join(" ", taken.refusals()));
        }
        begin(taken.batches(), step, actor.getUsername());
        return taken;
    }

    void begin(List<Received> received, Step step, String actor) {
        var fresh = received.stream()
                .filter(r -> !r.known())
                .map(Received::batch)
                .sorted(Comparator.comparing(Uploads::order).thenComparing(ImportBatch::number))
                .map(ImportBatch::id)
                .toList();
        if (!fresh.isEmpty()) {
            start.start(fresh, step, actor);
        }
    }

    private String draft(MultipartFile file, SignedInUser actor) {
        if (!AccessRules.mayChange(actor.roles(), "/plans")) {
            throw new RuleViolation("This is a plan; somebody who may write plans has to send it.");
        }
        if (file.getSize() > PLAN_BYTES_MAX) {
            throw new RuleViolation("This is larger than the text of a plan can be.");
        }
        try {
            drafting.write(new String(file.getBytes(), StandardCharsets.UTF_8), actor.getUsername());
            return name(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Received receive(MultipartFile file, @Nullable ImportKind kind, ImportOptions options, String actor) {
        try (var in = file.getInputStream()) {
            return reception.receive(name(file), in, kind, options, actor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isPlan(MultipartFile file) {
        return name(file).toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
    }

    /** The last part of the name: some browsers send the folders of the sender too. */
    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "file.csv" : name.replaceAll("^.*[/\\\\]", "");
    }

    /** Parents before their children: customers, whose rows name a parent account, come after other accounts. */
    private static int order(ImportBatch batch) {
        var kind = batch.kind();
        int afterParents = batch.namesParents() ? 1 : 0;
        return kind == null ? Integer.MAX_VALUE : 2 * kind.ordinal() + afterParents;
    }
}
