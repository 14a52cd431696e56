package org.openspm.web.security;

import static org.openspm.domain.access.Role.ADMIN;
import static org.openspm.domain.access.Role.AUDITOR;
import static org.openspm.domain.access.Role.FINANCE;
import static org.openspm.domain.access.Role.INTEGRATOR;
import static org.openspm.domain.access.Role.MANAGER;
import static org.openspm.domain.access.Role.REP;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openspm.domain.access.Role;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may open which address: the first line whose path fits decides, and an address without a line is closed to everybody.
 * The menu shows what these lines allow. Whose pay is shown inside a page is decided by {@code Visibility}.
 */
public final class AccessRules {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    /** A path, the roles that may look (GET), and the roles that may change something there (every other method). */
    public record Rule(PathPattern path, Set<Role> readers, Set<Role> writers) {
        public Set<Role> allowed(HttpMethod method) {
            return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) ? readers : writers;
        }
    }

    // One line each; more particular paths first. "/x/**" covers "/x" itself too.
    private static final List<Rule> RULES = List.of(
            rule("/", EVERYBODY, Set.of()),
            rule("/account/**", EVERYBODY, EVERYBODY),
            rule("/cockpit/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of()),
            // The pay of one person: these pages call Visibility.disclose before they show anything.
            rule("/my-pay/**", Set.of(REP, MANAGER), Set.of(REP, MANAGER)),
            rule("/pay/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of(ADMIN, FINANCE, REP, MANAGER)),
            rule("/why/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of()),
            rule("/statements/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of(REP, MANAGER)),
            rule("/deals/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of()),
            rule("/team/**", Set.of(MANAGER), Set.of(MANAGER)),
            rule("/plan-files/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/plan-libraries/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/plan-values/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of()),
            rule("/plans/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/simulations/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/data/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            // Lists and pages of absences show those of the people one may see.
            rule("/leave/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, REP), Set.of(ADMIN)),
            rule("/people/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER), Set.of(ADMIN)),
            rule("/quotas/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER), Set.of(ADMIN)),
            rule("/territories/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER), Set.of(ADMIN)),
            rule("/capacity/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN)),
            rule("/runs/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/audit/**", Set.of(ADMIN, AUDITOR), Set.of()),
            rule("/developers/**", Set.of(ADMIN, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule("/settings/**", Set.of(ADMIN), Set.of(ADMIN)),
            rule("/v3/api-docs/**", Set.of(ADMIN, INTEGRATOR), Set.of()),
            // REST: the same roles as the pages; a token needs scope READ or WRITE besides.
            rule("/api/v1/me/**", EVERYBODY, Set.of()),
            rule("/api/v1/cockpit/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of()),
            rule("/api/v1/my-pay/**", Set.of(REP, MANAGER), Set.of(REP, MANAGER)),
            rule("/api/v1/pay/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of(ADMIN, FINANCE)),
            rule("/api/v1/why/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of()),
            rule("/api/v1/statements/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of(REP, MANAGER)),
            rule("/api/v1/deals/**", Set.of(ADMIN, FINANCE, AUDITOR, REP, MANAGER), Set.of()),
            rule("/api/v1/team/**", Set.of(MANAGER), Set.of()),
            // Everybody's pay with and without a draft: not for those who only keep the data in order.
            rule(
                    "/api/v1/plans/{code}/versions/{number}/effect/**",
                    Set.of(ADMIN, FINANCE, AUDITOR),
                    Set.of(ADMIN, FINANCE)),
            rule("/api/v1/plan-files/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, FINANCE)),
            rule("/api/v1/plan-libraries/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, FINANCE)),
            rule("/api/v1/plan-values/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of()),
            rule("/api/v1/plan-schema.json", EVERYBODY, Set.of()),
            rule("/api/v1/plans/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, FINANCE)),
            rule("/api/v1/simulations/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)),
            rule("/api/v1/imports/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule("/api/v1/transactions/**", Set.of(ADMIN, FINANCE, AUDITOR, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule(
                    "/api/v1/absences/**",
                    Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, REP, INTEGRATOR),
                    Set.of(ADMIN, INTEGRATOR)),
            rule("/api/v1/people/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule("/api/v1/periods/**", EVERYBODY, Set.of(ADMIN, FINANCE)),
            rule("/api/v1/quotas/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule(
                    "/api/v1/territories/**",
                    Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR),
                    Set.of(ADMIN, INTEGRATOR)),
            rule(
                    "/api/v1/positions/**",
                    Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR),
                    Set.of(ADMIN, INTEGRATOR)),
            rule(
                    "/api/v1/hierarchies/**",
                    Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR),
                    Set.of(ADMIN, INTEGRATOR)),
            rule("/api/v1/attainment/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER), Set.of()),
            rule("/api/v1/holders/**", Set.of(ADMIN, FINANCE, AUDITOR, MANAGER, INTEGRATOR), Set.of(ADMIN, INTEGRATOR)),
            rule("/api/v1/headcount/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of()),
            rule("/api/v1/capacity/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN)),
            rule("/api/v1/sanity-limits/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN)),
            rule("/api/v1/runs/**", Set.of(ADMIN, FINANCE, AUDITOR), Set.of(ADMIN, FINANCE)));

    private AccessRules() {}

    /** The line that decides about this path, if there is one. */
    public static Optional<Rule> ruleFor(PathContainer path) {
        return RULES.stream().filter(rule -> rule.path().matches(path)).findFirst();
    }

    public static boolean mayRead(Set<Role> roles, String path) {
        return ruleFor(PathContainer.parsePath(path))
                .map(rule -> rule.readers().stream().anyMatch(roles::contains))
                .orElse(false);
    }

    public static boolean mayChange(Set<Role> roles, String path) {
        return ruleFor(PathContainer.parsePath(path))
                .map(rule -> rule.writers().stream().anyMatch(roles::contains))
                .orElse(false);
    }

    private static Rule rule(String path, Set<Role> readers, Set<Role> writers) {
        return new Rule(PathPatternParser.defaultInstance.parse(path), readers, writers);
    }
}
