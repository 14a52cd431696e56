package org.openspm.domain.incentive;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;

/** A compensation plan: a lasting code, and versions of its text, each in force from its day until the next one's. */
@Entity
public class CompensationPlan {
    @Id
    private UUID id;

    private String code;
    private String title;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL)
    @OrderBy("number")
    private List<PlanVersion> versions = new ArrayList<>();

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected CompensationPlan() {}

    public CompensationPlan(String code, String title) {
        this.id = UUID.randomUUID();
        this.code = code;
        this.title = title;
    }

    public PlanId id() {
        return new PlanId(id);
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public List<PlanVersion> versions() {
        return List.copyOf(versions);
    }

    public Optional<PlanVersion> latest() {
        return versions.stream().max(Comparator.comparingInt(PlanVersion::number));
    }

    public PlanVersion version(int number) {
        return versions.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("Plan " + code + " has no version " + number + "."));
    }

    /** The version in force on a day: the published one with the latest effective date not after it. */
    public Optional<PlanVersion> inForce(LocalDate day) {
        return published().filter(each -> !effective(each).isAfter(day)).max(Comparator.comparing(this::effective));
    }

    /** The new words as a draft: the open draft takes them, or a new version begins; the same words change nothing. */
    public PlanVersion write(String newTitle, PlanText text, String by, Instant at) {
        var last = latest().orElse(null);
        if (last != null && last.hash().equals(text.hash()) && last.status() != PlanStatus.RETIRED) {
            return last;
        }
        title = newTitle;
        if (last != null && last.status().isOpen()) {
            last.rewrite(text, by, at);
            return last;
        }
        var next = new PlanVersion(this, last == null ? 1 : last.number() + 1, text, by, at);
        versions.add(next);
        return next;
    }

    /** Hands a draft in for approval. */
    public void submit(int number, String by, Instant at) {
        version(number).submit(by, at);
    }

    public void approve(int number, String by, Instant at, FourEyes fourEyes) {
        version(number).approve(by, at, fourEyes);
    }

    /** In force from that day on; a version published for the very same day is replaced by it. */
    public void publish(int number, LocalDate from, String by, Instant at) {
        var chosen = version(number);
        var sameDay = published().filter(each -> effective(each).equals(from)).toList();
        if (sameDay.stream().anyMatch(each -> each.number() > number)) {
            throw new Conflict("A later version of plan " + code + " is published from " + from
                    + " already; publish version " + number + " from another day.");
        }
        chosen.publish(from, by, at);
        sameDay.forEach(PlanVersion::retire);
    }

    private java.util.stream.Stream<PlanVersion> published() {
        return versions.stream().filter(each -> each.status() == PlanStatus.PUBLISHED);
    }

    private LocalDate effective(PlanVersion published) {
        return Objects.requireNonNull(published.effectiveFrom());
    }
}
