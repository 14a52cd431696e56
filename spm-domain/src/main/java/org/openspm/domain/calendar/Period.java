package org.openspm.domain.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.persistence.DateRangeType;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.DateRange;
import org.openspm.domain.shared.RuleViolation;

/** A month, quarter or year of the company calendar, and how far its pay has come. */
@Entity
public class Period {
    @Id
    private UUID id;

    @Column(name = "calendar_id")
    private UUID calendarId;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    private String code;

    @Enumerated(EnumType.STRING)
    private PeriodKind kind;

    @Column(name = "fiscal_year")
    private int fiscalYear;

    @Type(DateRangeType.class)
    private DateRange valid;

    @Enumerated(EnumType.STRING)
    private PeriodStatus status;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Period() {}

    public Period(
            UUID calendarId, @Nullable PeriodId parent, String code, PeriodKind kind, int fiscalYear, DateRange days) {
        if (days.start() == null || days.end() == null) {
            throw new RuleViolation("Period “" + code + "” needs a first and a last day.");
        }
        this.id = UUID.randomUUID();
        this.calendarId = calendarId;
        this.parentId = parent == null ? null : parent.value();
        this.code = code;
        this.kind = kind;
        this.fiscalYear = fiscalYear;
        this.valid = days;
        this.status = PeriodStatus.OPEN;
    }

    public PeriodId id() {
        return new PeriodId(id);
    }

    public UUID calendarId() {
        return calendarId;
    }

    public @Nullable PeriodId parent() {
        return parentId == null ? null : new PeriodId(parentId);
    }

    public String code() {
        return code;
    }

    public PeriodKind kind() {
        return kind;
    }

    public int fiscalYear() {
        return fiscalYear;
    }

    public DateRange days() {
        return valid;
    }

    public LocalDate firstDay() {
        return java.util.Objects.requireNonNull(valid.start());
    }

    public LocalDate lastDay() {
        return java.util.Objects.requireNonNull(valid.last());
    }

    public PeriodStatus status() {
        return status;
    }

    /** A run has calculated it; nothing changes when it has come further already. */
    public void calculated() {
        reach(PeriodStatus.CALCULATED);
    }

    /** A run that covers it was approved; nothing changes when it has come further already. */
    public void approved() {
        reach(PeriodStatus.APPROVED);
    }

    /** Its statements go out; later differences are corrections in an open period. */
    public void publish() {
        if (status.isFinal()) {
            throw new Conflict("Period " + code + " is already " + status + "; later differences are posted as"
                    + " corrections in the open period.");
        }
        status = PeriodStatus.PUBLISHED;
    }

    public void paid() {
        if (status != PeriodStatus.PUBLISHED) {
            throw new Conflict("Period " + code + " is " + status + "; only a PUBLISHED period can be paid.");
        }
        status = PeriodStatus.PAID;
    }

    public void close() {
        if (status != PeriodStatus.PAID) {
            throw new Conflict("Period " + code + " is " + status + "; only a PAID period can be closed.");
        }
        status = PeriodStatus.CLOSED;
    }

    private void reach(PeriodStatus reached) {
        if (status.compareTo(reached) < 0) {
            status = reached;
        }
    }
}
