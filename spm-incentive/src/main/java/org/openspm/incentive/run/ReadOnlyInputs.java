package org.openspm.incentive.run;

import org.openspm.incentive.library.StoredLibraries;
import org.openspm.incentive.run.snapshot.ReadOnlyDatabase;
import org.openspm.incentive.run.snapshot.SnapshotLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that calculations read, through connections that cannot write: for whoever tries something out. */
@Component
public class ReadOnlyInputs {
    private final JdbcClient jdbc;
    private final SnapshotLoader loader;
    private final StoredLibraries libraries;
    private final PlansInForce plansInForce;
    private final RunScopes scopes;

    ReadOnlyInputs(ReadOnlyDatabase database) {
        this.jdbc = JdbcClient.create(database.connections());
        this.loader = new SnapshotLoader(database.connections());
        this.libraries = new StoredLibraries(jdbc);
        this.plansInForce = new PlansInForce(jdbc, libraries);
        this.scopes = new RunScopes(jdbc);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public SnapshotLoader loader() {
        return loader;
    }

    public StoredLibraries libraries() {
        return libraries;
    }

    public PlansInForce plansInForce() {
        return plansInForce;
    }

    public RunScopes scopes() {
        return scopes;
    }
}
