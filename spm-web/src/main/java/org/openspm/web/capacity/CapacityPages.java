package org.openspm.web.capacity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.planning.HeadcountAt;
import org.openspm.planning.HeadcountPicture;
import org.openspm.planning.calc.HeadcountLine;
import org.openspm.web.export.TableFile;
import org.openspm.web.people.Seen;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Seats and people today: filled, vacant, who came and who went. */
@Controller
class CapacityPages {
    private static final int MONTHS = 12;
    private static final List<String> HEADS =
            List.of("group", "seats", "filled", "vacant", "people", "starters", "leavers", "tenure months");

    private final HeadcountAt headcount;
    private final Seen seen;

    CapacityPages(HeadcountAt headcount, Seen seen) {
        this.headcount = headcount;
        this.seen = seen;
    }

    @GetMapping("/capacity")
    String show(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "title") String by,
            Model model) {
        var picture = headcount.picture(seen.day(day), MONTHS);
        model.addAttribute("picture", picture);
        model.addAttribute("by", by);
        model.addAttribute("lines", lines(picture, by));
        model.addAttribute("chart", HeadcountChart.of(picture.months()));
        return "capacity/headcount";
    }

    @GetMapping(path = "/capacity", params = "export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(defaultValue = "title") String by,
            @RequestParam String export) {
        return TableFile.of("headcount", HEADS)
                .rows(lines(headcount.picture(seen.day(day), 1), by).stream().map(CapacityPages::cells))
                .as(export);
    }

    static List<HeadcountLine> lines(HeadcountPicture picture, String by) {
        return switch (by.toLowerCase(Locale.ROOT)) {
            case "title" -> picture.titles();
            case "department" -> picture.departments();
            case "level" -> picture.levels();
            default -> throw new RuleViolation("by is “" + by + "”; use title, department or level.");
        };
    }

    private static List<@Nullable Object> cells(HeadcountLine line) {
        return Arrays.asList(
                line.group(),
                line.seats(),
                line.filled(),
                line.vacant(),
                line.people(),
                line.starters(),
                line.leavers(),
                line.tenureMonths());
    }
}
