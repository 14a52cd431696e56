package org.openspm.incentive.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The threads of one calculation; the same work is handed to each, and they divide it among themselves. */
record Workers(int threads, Progress progress) {
    private static final int WHOLE = 100;

    Workers {
        if (threads < 1) {
            throw new IllegalArgumentException("A calculation needs at least one thread, not " + threads);
        }
    }

    /** Runs the task once in each thread and returns the results. */
    <T> List<T> each(Callable<T> task) {
        var futures = new ArrayList<FutureTask<T>>();
        for (int thread = 0; thread < threads; thread++) {
            var future = new FutureTask<>(task);
            futures.add(future);
            if (thread > 0) {
                Thread.ofPlatform().name("calculation-" + thread).daemon().start(future);
            }
        }
        futures.getFirst().run();
        return futures.stream().map(Workers::result).toList();
    }

    /** Says how far a stage is; throws when the calculation is to stop. */
    void reached(Progress.Stage stage, long done, long all) {
        if (progress.cancelled()) {
            throw new CalculationCancelled();
        }
        progress.reached(stage, all == 0 ? WHOLE : (int) (done * WHOLE / all));
    }

    private static <T> T result(FutureTask<T> future) {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CalculationCancelled();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }
}
