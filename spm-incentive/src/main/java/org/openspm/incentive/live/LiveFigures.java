package org.openspm.incentive.live;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.springframework.stereotype.Service;

/** Says what a person has earned as of now, with every line that was committed until then. */
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
        return of(personKey, System.nanoTime(), limits.patience());
    }

    /** The figures as soon as they are others than those with this token; else what they are after some time. */
    public LiveFigure after(int personKey, String token, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            long now = System.nanoTime();
            var figure = of(personKey, now - PULSE.toNanos(), limits.patience());
            if (!figure.token().equals(token)
                    || now - end >= 0
                    || Thread.currentThread().isInterrupted()) {
                return figure;
            }
            LockSupport.parkNanos(PULSE.toNanos());
        }
    }

    private LiveFigure of(int personKey, long notBefore, Duration patience) {
        var answer = readers.submit(() -> projection.at(notBefore, state -> {
            if (!state.knows(personKey)) {
                throw new NotFound("There are no live figures of this person in the fiscal year of today.");
            }
            return state.figure(personKey);
        }));
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
