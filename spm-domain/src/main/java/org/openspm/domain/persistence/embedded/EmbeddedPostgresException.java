package org.openspm.domain.persistence.embedded;

import org.jspecify.annotations.Nullable;

/** A reason why the embedded database cannot run, with what to do about it. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    EmbeddedPostgresException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    EmbeddedPostgresException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
