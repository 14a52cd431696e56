package org.openspm.web.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.Visibility;
import org.openspm.web.security.SignedInUser;
import org.springframework.stereotype.Component;

/** Which people a list may show to whoever is signed in, and the day it shows when none is asked for. */
@Component
public class Seen {
    private final Visibility visibility;
    private final Clock clock;

    Seen(Visibility visibility, Clock clock) {
        this.visibility = visibility;
        this.clock = clock;
    }

    /** Keys of the people to show; null shows everybody. */
    public @Nullable Set<Integer> by(SignedInUser user) {
        return visibility.seesEverybody(user.viewer()) ? null : visibility.visiblePeople(user.viewer());
    }

    /** The same for what is no pay: who keeps the data in order sees all people. */
    public @Nullable Set<Integer> factsBy(SignedInUser user) {
        return user.has(Role.INTEGRATOR) ? null : by(user);
    }

    /** To whose pages a page may link: {@code links.to(key)}. */
    public Links linksFor(SignedInUser user) {
        return new Links(by(user));
    }

    /** The people whose pages the reader may open; null for everybody's. */
    public record Links(@Nullable Set<Integer> people) {
        public boolean to(@Nullable Integer personKey) {
            return personKey != null && (people == null || people.contains(personKey));
        }
    }

    /** Whose seats a tree starts at: everybody's for null, else only one's own. */
    public @Nullable Set<Integer> topOf(SignedInUser user) {
        if (visibility.seesEverybody(user.viewer())) {
            return null;
        }
        return user.personKey() == null ? Set.of() : Set.of(user.personKey());
    }

    /** The same for what is no pay. */
    public @Nullable Set<Integer> factsTopOf(SignedInUser user) {
        return user.has(Role.INTEGRATOR) ? null : topOf(user);
    }

    public LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.now(clock) : asked;
    }
}
