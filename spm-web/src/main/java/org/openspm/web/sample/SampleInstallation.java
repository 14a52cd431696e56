package org.openspm.web.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.openspm.domain.access.NewUser;
import org.openspm.domain.access.Password;
import org.openspm.domain.access.Role;
import org.openspm.domain.access.UserAccounts;
import org.openspm.domain.incentive.RunId;
import org.openspm.domain.incentive.RunStatus;
import org.openspm.incentive.plan.PlanImport;
import org.openspm.incentive.run.CalculationJob;
import org.openspm.incentive.run.RunApproval;
import org.openspm.incentive.run.RunPublication;
import org.openspm.incentive.run.RunQueries;
import org.openspm.incentive.run.RunRequests;
import org.openspm.incentive.sanity.SanityCheck;
import org.openspm.integration.FolderImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Sets up the sample company in an empty database the way a customer would: files through the import, plans from their
 * texts, a run, its approval by somebody else and its publication. Takes up where an earlier start was killed.
 */
@Component
@ConditionalOnProperty(name = "spm.sample-company", havingValue = "true")
class SampleInstallation implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SampleInstallation.class);
    private static final String ADMIN = "mira";
    private static final String FINANCE = "fatima";
    private static final String EXPECTED = "Made up so that there is something to see.";

    private final FolderImport folders;
    private final PlanImport plans;
    private final UserAccounts users;
    private final RunRequests requests;
    private final CalculationJob job;
    private final RunQueries runs;
    private final RunApproval approval;
    private final SanityCheck sanity;
    private final RunPublication publication;
    private final JdbcClient jdbc;
    private final Clock clock;

    SampleInstallation(
            FolderImport folders,
            PlanImport plans,
            UserAccounts users,
            RunRequests requests,
            CalculationJob job,
            RunQueries runs,
            RunApproval approval,
            SanityCheck sanity,
            RunPublication publication,
            JdbcClient jdbc,
            Clock clock) {
        this.folders = folders;
        this.plans = plans;
        this.users = users;
        this.requests = requests;
        this.job = job;
        this.runs = runs;
        this.approval = approval;
        this.sanity = sanity;
        this.publication = publication;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        install();
    }

    /** Does what is not done yet; a company that is there stays as it is. */
    void install() {
        if (isPublished()) {
            return;
        }
        var company = SampleCompany.of(SampleCompany.SEED, LocalDate.now(clock));
        LOG.info("Setting up the sample company; this takes about half a minute, once.");
        importPlans(company.start());
        importFiles(company);
        createUsers(company.staff());
        settle(LocalDate.now(clock));
        LOG.info("The sample company is ready.");
    }

    private void importPlans(LocalDate from) {
        try {
            var texts = new PathMatchingResourcePatternResolver().getResources("classpath:sample-company/plans/*.yaml");
            for (Resource text : texts) {
                plans.fromText(text.getContentAsString(StandardCharsets.UTF_8), from, ADMIN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the plans of the sample company", e);
        }
    }

    private void importFiles(SampleCompany company) {
        try {
            var folder = Files.createTempDirectory("openspm-sample");
            try {
                new OrganizationFiles(company, folder).write();
                new SalesFiles(company, folder).write();
                requireWhole(folders.importFolder(folder, ADMIN), folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the files of the sample company", e);
        }
    }

    private static void requireWhole(List<FolderImport.FileResult> results, Path folder) {
        for (var result : results) {
            boolean whole = result.outcome() == FolderImport.Outcome.KNOWN
                    || (result.batch() != null && result.batch().rowsWrong() == 0);
            if (!whole) {
                throw new IllegalStateException(
                        "File " + folder.resolve(result.name()).getFileName()
                                + " of the sample company did not import whole: " + result.message());
            }
        }
    }

    private void createUsers(Staff staff) {
        create(ADMIN, Cast.MIRA, staff, Role.ADMIN);
        create("ana", Cast.ANA, staff, Role.REP);
        create("jonas", Cast.JONAS, staff, Role.MANAGER);
        create(FINANCE, Cast.FATIMA, staff, Role.FINANCE);
        create("otto", Cast.OTTO, staff, Role.AUDITOR);
    }

    private void create(String username, Cast cast, Staff staff, Role... roles) {
        if (users.find(username).isEmpty()) {
            var name = cast.givenName() + " " + cast.familyName();
            var code = staff.people().stream()
                    .filter(person -> person.name().equals(name))
                    .findFirst()
                    .map(Employee::code)
                    .orElseThrow();
            users.create(
                    new NewUser(
                            username, name, code, Set.copyOf(Arrays.asList(roles)), Password.ofSampleCompany(username)),
                    ADMIN);
        }
    }

    /** The end of an installation; runs that users start later are theirs to publish. */
    private boolean isPublished() {
        return jdbc.sql("select exists (select from statement)")
                .query(Boolean.class)
                .single();
    }

    private void settle(LocalDate today) {
        var run = calculated();
        if (runs.run(run).status() == RunStatus.CALCULATED) {
            sanity.of(run.value()).forEach(odd -> sanity.acknowledge(run.value(), odd.bound(), EXPECTED, FINANCE));
            approval.approve(run, FINANCE);
        }
        publication.publish(run, publication.endedBefore(run, today), FINANCE);
    }

    /** The run that an earlier start has finished, or left behind unfinished, or a new one. */
    private RunId calculated() {
        var latest = runs.latest();
        if (latest.filter(run -> run.status().hasResult()).isPresent()) {
            return new RunId(latest.get().id());
        }
        var run = runs.atWork().map(left -> new RunId(left.id())).orElseGet(() -> requests.request(ADMIN));
        job.run(run);
        var done = runs.run(run);
        if (!done.status().hasResult()) {
            throw new IllegalStateException(
                    "The run of the sample company ended as " + done.status() + ": " + done.message());
        }
        return run;
    }
}
