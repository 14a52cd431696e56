package org.openspm.incentive.plan;

import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approves a version and publishes it from a day in one go: both happen, or neither. */
@Service
@Transactional
public class PlanRelease {
    private final PlanApproval approval;
    private final PlanPublication publication;

    PlanRelease(PlanApproval approval, PlanPublication publication) {
        this.approval = approval;
        this.publication = publication;
    }

    /** @param hash of the text that was looked at; refused when it was changed since */
    public PlanDetail release(String code, int number, String hash, LocalDate from, String by) {
        approval.approve(code, number, hash, by);
        return publication.publish(code, number, from, by);
    }
}
