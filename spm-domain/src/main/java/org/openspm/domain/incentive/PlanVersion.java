package org.openspm.domain.incentive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;

/** One version of a plan: its text, who wrote, approved and published it, and from which day it is in force. */
@Entity
public class PlanVersion {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "plan_id")
    private CompensationPlan plan;

    private int number;
    private String text;
    private String hash;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    @Column(name = "effective_from")
    private @Nullable LocalDate effectiveFrom;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "submitted_by")
    private @Nullable String submittedBy;

    @Column(name = "submitted_at")
    private @Nullable Instant submittedAt;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected PlanVersion() {}

    PlanVersion(CompensationPlan plan, int number, PlanText text, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.plan = plan;
        this.number = number;
        this.text = text.value();
        this.hash = text.hash();
        this.status = PlanStatus.DRAFT;
        this.createdBy = by;
        this.createdAt = at;
    }

    public PlanVersionId id() {
        return new PlanVersionId(id);
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    public String hash() {
        return hash;
    }

    public PlanStatus status() {
        return status;
    }

    public @Nullable LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable String submittedBy() {
        return submittedBy;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    public @Nullable String publishedBy() {
        return publishedBy;
    }

    public @Nullable Instant publishedAt() {
        return publishedAt;
    }

    void rewrite(PlanText changed, String by, Instant at) {
        if (!status.isOpen()) {
            throw new Conflict(this + " is " + status + "; only a draft can be changed.");
        }
        // What was handed in is not what stands here now.
        status = PlanStatus.DRAFT;
        submittedBy = null;
        submittedAt = null;
        text = changed.value();
        hash = changed.hash();
        createdBy = by;
        createdAt = at;
    }

    void submit(String by, Instant at) {
        move(PlanStatus.SUBMITTED);
        submittedBy = by;
        submittedAt = at;
    }

    void approve(String by, Instant at, FourEyes fourEyes) {
        requireWay(PlanStatus.APPROVED);
        fourEyes.check(createdBy, by, this.toString());
        move(PlanStatus.APPROVED);
        approvedBy = by;
        approvedAt = at;
    }

    void publish(LocalDate from, String by, Instant at) {
        move(PlanStatus.PUBLISHED);
        effectiveFrom = from;
        publishedBy = by;
        publishedAt = at;
    }

    /** Replaced before it came into force; the day it was meant for stays on record. */
    void retire() {
        move(PlanStatus.RETIRED);
    }

    private void move(PlanStatus next) {
        requireWay(next);
        status = next;
    }

    private void requireWay(PlanStatus next) {
        if (!status.canBecome(next)) {
            throw new Conflict(this + " is " + status + " and cannot become " + next + ".");
        }
    }

    @Override
    public String toString() {
        return "Version " + number + " of plan " + plan.code();
    }
}
