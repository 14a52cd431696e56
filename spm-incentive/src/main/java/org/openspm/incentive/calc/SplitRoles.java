package org.openspm.incentive.calc;

import java.util.ArrayList;
import org.openspm.domain.shared.RuleViolation;
import org.openspm.incentive.calc.input.Splits;
import org.openspm.incentive.calc.plan.Allocation;
import org.openspm.incentive.calc.plan.CreditRule;

/** Splits a rule takes whatever their role, told apart by the roles that transactions state, for plans that ask for them. */
final class SplitRoles {
    private static final int ROLES_MAX = 200;

    private SplitRoles() {}

    static CreditRule named(CreditRule rule, Splits splits) {
        var roles = splits.roles();
        if (rule.to().stream().noneMatch(SplitRoles::takesAllRoles) || roles.isEmpty()) {
            return rule;
        }
        if (roles.size() > ROLES_MAX) {
            throw new RuleViolation("Splits of transactions have " + roles.size()
                    + " different roles, and credit rule “" + rule.name() + "” looks at them; at most " + ROLES_MAX
                    + " can be told apart. Use roles such as AE or SDR, not names.");
        }
        var to = new ArrayList<Allocation>();
        for (var allocation : rule.to()) {
            if (takesAllRoles(allocation)) {
                roles.forEach(role ->
                        to.add(new Allocation(allocation.recipient(), role, allocation.share(), allocation.at())));
            } else {
                to.add(allocation);
            }
        }
        return rule.to(to);
    }

    private static boolean takesAllRoles(Allocation allocation) {
        return allocation.recipient() == Allocation.Recipient.SPLITS && allocation.role() == null;
    }
}
