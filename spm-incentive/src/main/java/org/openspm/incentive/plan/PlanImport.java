package org.openspm.incentive.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.calendar.Period;
import org.openspm.domain.calendar.PeriodRepository;
import org.openspm.domain.incentive.CompensationPlan;
import org.openspm.domain.incentive.CompensationPlanRepository;
import org.openspm.domain.incentive.FourEyes;
import org.openspm.domain.incentive.PlanStatus;
import org.openspm.domain.incentive.PlanText;
import org.openspm.domain.shared.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes plan files ({@code *.yaml}) from the server's operator and puts them in force; they count as approved. */
@Service
@Transactional
public class PlanImport {
    private final CompensationPlanRepository plans;
    private final PeriodRepository periods;
    private final PlanCheck check;
    private final Clock clock;

    PlanImport(CompensationPlanRepository plans, PeriodRepository periods, PlanCheck check, Clock clock) {
        this.plans = plans;
        this.periods = periods;
        this.check = check;
        this.clock = clock;
    }

    /** All plan files of a folder, by name; all or none. Files whose words are in force already change nothing. */
    public List<PlanDetail> fromFolder(Path folder, LocalDate from, String by) {
        var imported = new ArrayList<PlanDetail>();
        for (var file : planFiles(folder)) {
            imported.add(fromFile(file, from, by));
        }
        return imported;
    }

    /** One plan file; without a day a new plan is in force from the first day of the calendar, a changed one from today. */
    public PlanDetail fromFile(Path file, @Nullable LocalDate from, String by) {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return fromText(text, from == null ? usualDay(text) : from, by);
        } catch (RuleViolation fault) {
            throw new RuleViolation("Plan file " + file.getFileName() + ": " + fault.getMessage());
        } catch (CharacterCodingException encoded) {
            throw new RuleViolation("Plan file " + file.getFileName() + " is not UTF-8 text; save it as such.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private LocalDate usualDay(String text) {
        var known = plans.lockByCode(check.refuseFaults(text).code());
        var firstDay = periods.findAllInOrder().stream()
                .findFirst()
                .map(Period::firstDay)
                .filter(day -> known.isEmpty());
        return firstDay.orElseGet(() -> LocalDate.now(clock));
    }

    public PlanDetail fromText(String text, LocalDate from, String by) {
        var words = new PlanText(text);
        var header = check.refuseFaults(words.value());
        var plan = plans.lockByCode(header.code()).orElseGet(() -> new CompensationPlan(header.code(), header.title()));
        var now = clock.instant();
        var version = plan.write(header.title(), words, by, now);
        if (version.status() == PlanStatus.DRAFT) {
            plan.submit(version.number(), by, now);
        }
        if (version.status() == PlanStatus.SUBMITTED) {
            check.refuseFailingExamples(version.text());
            plan.approve(version.number(), by, now, FourEyes.WAIVED);
        }
        if (version.status() == PlanStatus.APPROVED) {
            plan.publish(version.number(), from, by, now);
        }
        return PlanDetail.of(plans.save(plan));
    }

    private static List<Path> planFiles(Path folder) {
        try (var files = Files.list(folder)) {
            var found = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new RuleViolation("Folder " + folder + " has no plan file; plan files end in .yaml.");
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot list " + folder, unreadable);
        }
    }
}
