package org.openspm.domain.incentive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.persistence.DateRangeType;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;

/** One calculation of everybody's pay over a range of days: its input, its result, and who let it through. */
@Entity
public class CalculationRun {
    private static final int MESSAGE_MAX = 1000;

    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    @Type(DateRangeType.class)
    private DateRange scope;

    @Column(name = "business_date")
    private LocalDate businessDate;

    @Enumerated(EnumType.STRING)
    private RunStatus status;

    private int attempt;
    private @Nullable String stage;
    private int progress;

    @Column(name = "cancel_wanted")
    private boolean cancelWanted;

    private @Nullable String message;

    @Column(name = "input_hash")
    private @Nullable String inputHash;

    private @Nullable String digest;

    @Column(name = "same_as_run")
    private @Nullable UUID sameAsRun;

    private long transactions;
    private long credits;
    private long earnings;
    private long payees;
    private long exceptions;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "published_through")
    private @Nullable LocalDate publishedThrough;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected CalculationRun() {}

    /** @param businessDate only periods that have begun by then pay, whenever it is calculated */
    public CalculationRun(DateRange scope, LocalDate businessDate, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.scope = scope;
        this.businessDate = businessDate;
        this.status = RunStatus.QUEUED;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    /** Starts it, or takes it up again after its process died; the attempt is the fencing token of its writes. */
    public int start(Instant at) {
        move(RunStatus.RUNNING);
        attempt++;
        startedAt = at;
        progress = 0;
        return attempt;
    }

    public void calculated(RunResult result, Instant at) {
        move(RunStatus.CALCULATED);
        inputHash = result.inputHash();
        digest = result.digest();
        transactions = result.transactions();
        credits = result.credits();
        earnings = result.earnings();
        payees = result.payees();
        exceptions = result.exceptions();
        stage = null;
        progress = 100;
        finishedAt = at;
    }

    /** Input and therefore result are those of an earlier run, which stays the one to approve. */
    public void sameAs(CalculationRun earlier, Instant at) {
        calculated(earlier.result(), at);
        sameAsRun = earlier.id;
    }

    public void fail(String sentence, Instant at) {
        move(RunStatus.FAILED);
        message = sentence.length() > MESSAGE_MAX ? sentence.substring(0, MESSAGE_MAX) : sentence;
        finishedAt = at;
    }

    /** Asks for an end; a queued run ends at once, a running one at its next stage. */
    public void cancel(Instant at) {
        if (!status.isActive()) {
            throw new Conflict("Run " + number + " is " + status + "; there is nothing left to cancel.");
        }
        cancelWanted = true;
        if (status == RunStatus.QUEUED) {
            cancelled(at);
        }
    }

    public void cancelled(Instant at) {
        move(RunStatus.CANCELLED);
        finishedAt = at;
    }

    public void approve(String by, Instant at, FourEyes fourEyes) {
        if (sameAsRun != null) {
            throw new Conflict("Run " + number + " found nothing changed; approve the run whose result it confirms.");
        }
        requireWay(RunStatus.APPROVED);
        fourEyes.check(requestedBy, by, "Run " + number);
        move(RunStatus.APPROVED);
        approvedBy = by;
        approvedAt = at;
    }

    /** Published up to a day; the same run can be published further when later periods have ended. */
    public void publish(LocalDate through, String by, Instant at) {
        if (publishedThrough != null && publishedThrough.isAfter(through)) {
            throw new Conflict("Run " + number + " is published through " + publishedThrough + " already.");
        }
        move(RunStatus.PUBLISHED);
        publishedThrough = through;
        publishedBy = by;
        publishedAt = at;
    }

    private void move(RunStatus next) {
        requireWay(next);
        status = next;
    }

    private void requireWay(RunStatus next) {
        if (!status.canBecome(next)) {
            throw new Conflict("Run " + number + " is " + status + " and cannot become " + next + ".");
        }
    }

    public RunId id() {
        return new RunId(id);
    }

    public long number() {
        return number == null ? 0 : number;
    }

    public DateRange scope() {
        return scope;
    }

    public LocalDate businessDate() {
        return businessDate;
    }

    public RunStatus status() {
        return status;
    }

    public int attempt() {
        return attempt;
    }

    public @Nullable String stage() {
        return stage;
    }

    public int progress() {
        return progress;
    }

    public boolean cancelWanted() {
        return cancelWanted;
    }

    public @Nullable String message() {
        return message;
    }

    public RunResult result() {
        return new RunResult(
                inputHash == null ? "" : inputHash,
                digest == null ? "" : digest,
                transactions,
                credits,
                earnings,
                payees,
                exceptions);
    }

    public @Nullable RunId sameAs() {
        return sameAsRun == null ? null : new RunId(sameAsRun);
    }

    public String requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
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

    public @Nullable LocalDate publishedThrough() {
        return publishedThrough;
    }
}
