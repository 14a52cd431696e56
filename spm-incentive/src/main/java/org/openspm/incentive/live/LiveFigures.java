package org.openspm.incentive.live;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;

/** Says what a person or a team has earned as of now, with every line that was committed until then. */
@Service
public class LiveFigures implements AutoCloseable {
    /** How often the database is asked for news while somebody waits for them, however many wait. */
    private static final Duration PULSE = Duration.ofMillis(100);

    private final LiveProjection projection;
    private final LiveLimits limits;

    // Readings outlive whoever asked first, and belong to no transaction of theirs.
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    LiveFigures(LiveProjection projection, LiveLimits limits) {
        this.projection = projection;
        this.limits = limits;
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }

    /**
     * The figures of a person by {@code person.key}, as of now.
     *
     * @throws Conflict while they are prepared, or when they cannot be calculated
     * @throws NotFound when nothing is known of the person
     */
    public LiveFigure of(int personKey) {
        return now(figure(personKey));
    }

    /** The figures as soon as they are others than those with this token; else what they are after some time. */
    public LiveFigure after(int personKey, String token, Duration longest) {
        return other(figure(personKey), LiveFigure::token, token, longest);
    }

    /** The figures of several people at one moment. */
    public TeamFigure of(Collection<Integer> personKeys) {
        return now(state -> state.figures(personKeys));
    }

    /** The figures of several people as soon as those of one of them are others; else what they are after some time. */
    public TeamFigure after(Collection<Integer> personKeys, String token, Duration longest) {
        return other(state -> state.figures(personKeys), TeamFigure::token, token, longest);
    }

    private static Function<LiveState, LiveFigure> figure(int personKey) {
        return state -> {
            if (!state.knows(personKey)) {
                throw new NotFound("There are no live figures of this person in the fiscal year of today.");
            }
            return state.figure(personKey);
        };
    }

    private <T> T other(Function<LiveState, T> question, Function<T, String> tokenOf, String token, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            long now = System.nanoTime();
            // Who has a figure waits for the next one; only who has none yet is told that it is being prepared.
            long left = Math.max(end - now, limits.patience().toNanos());
            var figure = asked(question, now - PULSE.toNanos(), Duration.ofNanos(left));
            if (!tokenOf.apply(figure).equals(token)
                    || now - end >= 0
                    || Thread.currentThread().isInterrupted()) {
                return figure;
            }
            LockSupport.parkNanos(PULSE.toNanos());
        }
    }

    private <T> T now(Function<LiveState, T> question) {
        return asked(question, System.nanoTime(), limits.patience());
    }

    private <T> T asked(Function<LiveState, T> question, long notBefore, Duration patience) {
        var answer = readers.submit(() -> projection.at(notBefore, question));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new Conflict("Live figures are being prepared; ask again in a few seconds.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Nobody waits for the live figures any more");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }
}
