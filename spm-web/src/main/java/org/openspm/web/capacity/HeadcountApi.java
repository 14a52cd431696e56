package org.openspm.web.capacity;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.planning.HeadcountAt;
import org.openspm.planning.HeadcountPicture;
import org.openspm.web.people.Seen;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The headcount picture for programs. */
@RestController
class HeadcountApi {
    private static final int MONTHS_MAX = 60;

    private final HeadcountAt headcount;
    private final Seen seen;

    HeadcountApi(HeadcountAt headcount, Seen seen) {
        this.headcount = headcount;
        this.seen = seen;
    }

    @Operation(summary = "Seats, people and moves as of a day, with the months before it.")
    @GetMapping("/api/v1/headcount")
    HeadcountPicture headcount(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "12") int months) {
        if (months < 1 || months > MONTHS_MAX) {
            throw new RuleViolation("months is " + months + "; ask for 1 to " + MONTHS_MAX + ".");
        }
        return headcount.picture(seen.day(asOf), months);
    }
}
