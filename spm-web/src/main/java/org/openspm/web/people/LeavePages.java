package org.openspm.web.people;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.organization.Absence;
import org.openspm.domain.organization.AbsenceRecording;
import org.openspm.domain.organization.Absences;
import org.openspm.domain.organization.People;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.PageRequest;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.openspm.web.layout.Flash;
import org.openspm.web.security.AccessRules;
import org.openspm.web.security.SignedInUser;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away on a day, and the form in which that is recorded. */
@Controller
class LeavePages {
    private static final int ROWS = 25;
    private static final List<String> HEADS = List.of("code", "name", "kind", "first", "last", "share", "reference");

    private final Absences absences;
    private final AbsenceRecording recording;
    private final People people;
    private final Seen seen;

    LeavePages(Absences absences, AbsenceRecording recording, People people, Seen seen) {
        this.absences = absences;
        this.recording = recording;
        this.people = people;
        this.seen = seen;
    }

    @GetMapping("/leave")
    String list(@AuthenticationPrincipal SignedInUser user, AbsenceFilter filter, Model model) {
        var today = seen.day(null);
        var query = filter.query(today, null, seen.by(user));
        model.addAttribute("day", query.day() == null ? today : query.day());
        model.addAttribute("query", query);
        model.addAttribute("kinds", absences.kinds());
        model.addAttribute("personPages", AccessRules.mayRead(user.roles(), "/people"));
        model.addAttribute("absences", absences.find(query, new PageRequest(filter.number(), ROWS)));
        return "people/leave";
    }

    @GetMapping(path = "/leave", params = "export")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal SignedInUser user, AbsenceFilter filter) {
        var query = filter.query(seen.day(null), null, seen.by(user));
        return TableFile.of("leave", HEADS)
                .rows(WholeList.of(page -> absences.find(query, page)).map(LeavePages::cells))
                .as(filter.export() == null ? "" : filter.export());
    }

    @GetMapping("/leave/new")
    String blank(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            Model model) {
        return form(LeaveForm.empty(person, seen.day(day)), null, user, model);
    }

    @PostMapping("/leave")
    String record(
            @Valid @ModelAttribute("form") LeaveForm form,
            BindingResult problems,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            RedirectAttributes redirect) {
        if (problems.hasErrors()) {
            return form(form, null, user, model);
        }
        try {
            var recorded = recording.record(form.person(), form.leave(), user.getUsername());
            return done(recorded, "leave.recorded", redirect);
        } catch (RuleViolation refused) {
            problems.rejectValue("first", "leave.refused", String.valueOf(refused.getMessage()));
            return form(form, null, user, model);
        }
    }

    @GetMapping("/leave/{id}")
    String absence(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        var absence = seenAbsence(user, id);
        return form(LeaveForm.of(absence), absence, user, model);
    }

    @PostMapping("/leave/{id}")
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") LeaveForm form,
            BindingResult problems,
            @AuthenticationPrincipal SignedInUser user,
            Model model,
            RedirectAttributes redirect) {
        var absence = seenAbsence(user, id);
        if (problems.hasErrors()) {
            return form(form, absence, user, model);
        }
        try {
            long version = form.version() == null ? absence.version() : form.version();
            return done(recording.change(id, form.leave(), version, user.getUsername()), "leave.changed", redirect);
        } catch (RuleViolation refused) {
            problems.rejectValue("first", "leave.refused", String.valueOf(refused.getMessage()));
            return form(form, absence, user, model);
        }
    }

    @PostMapping("/leave/{id}/end")
    String end(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        seenAbsence(user, id);
        return done(recording.end(id, last, user.getUsername()), "leave.ended", redirect);
    }

    @PostMapping("/leave/{id}/removal")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        var absence = seenAbsence(user, id);
        recording.remove(id, user.getUsername());
        return done(absence, "leave.removed", redirect);
    }

    private static String done(Absence absence, String message, RedirectAttributes redirect) {
        Flash.done(redirect, message, absence.personName());
        return "redirect:/people/" + absence.personId() + "#leave";
    }

    private String form(LeaveForm form, @Nullable Absence absence, SignedInUser user, Model model) {
        var person = people.person(form.person())
                .filter(one -> maySee(user, one.key()))
                .orElseThrow(() -> new NotFound("There is no such person, or not for you."));
        model.addAttribute("form", form);
        model.addAttribute("absence", absence);
        model.addAttribute("person", person);
        model.addAttribute("kinds", absences.kinds());
        model.addAttribute("today", seen.day(null));
        model.addAttribute("personPages", AccessRules.mayRead(user.roles(), "/people"));
        return "people/absence";
    }

    private Absence seenAbsence(SignedInUser user, UUID id) {
        return absences.absence(id)
                .filter(absence -> maySee(user, absence.personKey()))
                .orElseThrow(() -> new NotFound("There is no such absence, or not for you."));
    }

    private boolean maySee(SignedInUser user, int personKey) {
        var visible = seen.by(user);
        return visible == null || visible.contains(personKey);
    }

    private static List<@Nullable Object> cells(Absence absence) {
        var leave = absence.leave();
        return Arrays.asList(
                absence.personCode(),
                absence.personName(),
                leave.kind(),
                leave.first(),
                leave.last(),
                leave.share(),
                leave.reference());
    }
}
