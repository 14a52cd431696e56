package org.openspm.web.layout;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openspm.domain.access.Role;
import org.openspm.web.security.AccessRules;

/**
 * The work areas of the menu, in its order; who sees which follows from {@link AccessRules}. The title is the message
 * {@code area.<name in lower case>}, the icon the symbol of the same name in {@code static/img/icons.svg}.
 */
public enum WorkArea {
    COCKPIT("/cockpit", 1),
    MY_PAY("/my-pay", 3),
    TEAM("/team", 2),
    PLANS("/plans", 6, "/simulations"),
    DATA("/data", 4),
    PEOPLE("/people", 7, "/leave"),
    QUOTAS("/quotas", 8),
    TERRITORIES("/territories", 9),
    CAPACITY("/capacity", 10),
    RUNS("/runs", 5),
    DEVELOPERS("/developers", 11),
    SETTINGS("/settings", 12);

    private final String path;
    private final int phoneRank;
    private final List<String> alsoAt;

    WorkArea(String path, int phoneRank, String... alsoAt) {
        this.path = path;
        this.phoneRank = phoneRank;
        this.alsoAt = List.of(alsoAt);
    }

    public String path() {
        return path;
    }

    public String title() {
        return "area." + icon();
    }

    public String icon() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A phone's bottom bar holds the four lowest of those that a role sees. */
    int phoneRank() {
        return phoneRank;
    }

    /** Tools stand in the user's menu, the work itself in the bar. */
    boolean isTool() {
        return this == DEVELOPERS || this == SETTINGS;
    }

    boolean visibleTo(Set<Role> roles) {
        return AccessRules.mayRead(roles, path);
    }

    /** Where somebody with these roles starts: a rep with the own pay, a manager with the team, others in the cockpit. */
    public static WorkArea startOf(Set<Role> roles) {
        if (COCKPIT.visibleTo(roles)) {
            return COCKPIT;
        }
        return roles.contains(Role.MANAGER) ? TEAM : MY_PAY;
    }

    boolean contains(String requestPath) {
        return isAt(path, requestPath)
                || alsoAt.stream().anyMatch(also -> isAt(also, requestPath))
                || (this == PLANS && requestPath.startsWith("/plan-"));
    }

    private static boolean isAt(String path, String requestPath) {
        return requestPath.equals(path) || requestPath.startsWith(path + "/");
    }
}
