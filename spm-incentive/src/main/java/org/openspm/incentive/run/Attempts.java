package org.openspm.incentive.run;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.openspm.domain.shared.Conflict;
import org.openspm.domain.shared.NotFound;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.CalculationCancelled;
import org.openspm.incentive.calc.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Attempts at a job that may be told to stop, may be refused, and may lose its database: then whoever called tries again; every
 * other end is noted where the job is kept.
 */
public final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final int ATTEMPTS_MAX = 10;

    private Attempts() {}

    /**
     * Where a job is kept, in transactions of their own.
     *
     * @param <A> an attempt at it
     */
    public interface Notes<A> {
        /** Notes how far it is; true when it is to stop. */
        boolean reached(A attempt, String stage, int percent);

        void fail(A attempt, String sentence);

        void cancelled(A attempt);
    }

    /**
     * Which attempt it is.
     *
     * @param job as the log calls it
     * @param number from one on
     * @param stepPercent how much more is done before that is written down
     */
    public record Which(String job, int number, int stepPercent) {}

    /** Does the work once, from beginning to end. */
    public static <A> void make(A attempt, Which which, Notes<A> notes, Consumer<Progress> work) {
        try {
            work.accept(new Reported<>(attempt, which.stepPercent(), notes));
        } catch (CalculationCancelled stopped) {
            notes.cancelled(attempt);
        } catch (RuleViolation | Conflict | NotFound refused) {
            notes.fail(attempt, String.valueOf(refused.getMessage()));
        } catch (RuntimeException broken) {
            if (lostTheDatabase(broken) && which.number() < ATTEMPTS_MAX) {
                throw broken;
            }
            LOG.error("{} failed", which.job(), broken);
            notes.fail(
                    attempt, "The calculation broke: " + broken.getClass().getSimpleName() + "; the log tells more.");
        }
    }

    /** The connection broke or none was to be had: nothing is wrong with the job. */
    private static boolean lostTheDatabase(RuntimeException broken) {
        return broken instanceof DataAccessResourceFailureException
                || broken instanceof TransientDataAccessException
                || broken instanceof CannotCreateTransactionException;
    }

    /** Writes progress down now and then, from whichever thread gets there first. */
    private static final class Reported<A> implements Progress {
        private final A attempt;
        private final int stepPercent;
        private final Notes<A> notes;
        private final AtomicInteger last = new AtomicInteger(-1);
        private volatile boolean stop;

        Reported(A attempt, int stepPercent, Notes<A> notes) {
            this.attempt = attempt;
            this.stepPercent = stepPercent;
            this.notes = notes;
        }

        @Override
        public void reached(Stage stage, int percent) {
            int mark = stage.ordinal() * 100 + percent / stepPercent;
            if (last.getAndSet(mark) != mark) {
                stop |= notes.reached(attempt, stage.name(), percent);
            }
        }

        @Override
        public boolean cancelled() {
            return stop;
        }
    }
}
