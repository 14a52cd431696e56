package org.openspm.incentive.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.incentive.PlanVersion;
import org.openspm.domain.shared.NotFound;
import org.openspm.incentive.language.LibraryName;
import org.openspm.incentive.language.LibraryReader;
import org.openspm.incentive.library.StoredLibraries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes plans out as files, with the libraries that they use. */
@Service
@Transactional(readOnly = true)
public class PlanExport {
    private final CompensationPlanRepository plans;
    private final StoredLibraries libraries;

    PlanExport(CompensationPlanRepository plans, StoredLibraries libraries) {
        this.plans = plans;
        this.libraries = libraries;
    }

    /** The newest version of every plan, and every library. */
    public PlanBundle all() {
        var all = plans.findAllByOrderByCode();
        if (all.isEmpty() && libraries.names().isEmpty()) {
            throw new NotFound("There is no plan yet that could be exported.");
        }
        return bundle(all.stream().map(plan -> file(plan, null)).toList(), new LinkedHashSet<>(libraries.names()));
    }

    /** One plan; without a number its newest version. */
    public PlanBundle one(String code, @Nullable Integer number) {
        var plan = plans.findByCode(code).orElseThrow(() -> new NotFound("There is no plan " + code + "."));
        return bundle(List.of(file(plan, number)), new LinkedHashSet<>());
    }

    private PlanBundle bundle(List<PlanBundle.File> ofPlans, Set<LibraryName> wanted) {
        ofPlans.forEach(file -> add(file.text(), wanted));
        var files = new ArrayList<>(ofPlans);
        wanted.stream().sorted().forEach(name -> files.add(file(name)));
        return new PlanBundle(files);
    }

    /** The libraries of a text, and those that these use in turn. */
    private void add(String text, Set<LibraryName> wanted) {
        for (var name : LibraryReader.usedBy(text)) {
            if (wanted.add(name)) {
                libraries.text(name).ifPresent(further -> add(further, wanted));
            }
        }
    }

    private static PlanBundle.File file(CompensationPlan plan, @Nullable Integer number) {
        var version = number == null ? plan.latest().orElseThrow() : plan.version(number);
        var earlier = plan.versions().stream()
                .filter(each -> each.number() < version.number())
                .map(PlanVersion::hash)
                .toList();
        return new PlanBundle.File(
                "plans/" + plan.code() + ".yaml",
                version.text(),
                new PlanBundle.Origin(
                        plan.code(),
                        Integer.toString(version.number()),
                        version.status(),
                        version.effectiveFrom(),
                        version.hash(),
                        earlier));
    }

    private PlanBundle.File file(LibraryName name) {
        var text = libraries.text(name).orElseThrow(() -> new NotFound("There is no library " + name + "."));
        return new PlanBundle.File(
                "libraries/" + name.code() + "-" + name.version() + ".yaml",
                text,
                new PlanBundle.Origin(name.code(), name.version(), null, null, new PlanText(text).hash(), List.of()));
    }
}
