package org.openspm.incentive.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openspm.incentive.calc.Explanation.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names the transactions of a derivation as people know them. The snapshot of a calculation holds only what the plans
 * read, so the customer's name is mostly not in it.
 */
@Component
class DealNames {
    private final JdbcClient jdbc;

    DealNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Deal(String code, String account) {}

    /** The same derivation, in which every transaction is named by its code and its customer. */
    Derivation named(Derivation derivation) {
        var ids = new HashSet<Long>();
        collect(derivation, ids);
        return ids.isEmpty() ? derivation : named(derivation, deals(ids));
    }

    private static void collect(Derivation step, Set<Long> ids) {
        if (step.step() == Step.TRANSACTION && step.transactionId() != null) {
            ids.add(step.transactionId());
        }
        step.children().forEach(child -> collect(child, ids));
    }

    private Map<Long, Deal> deals(Set<Long> ids) {
        var deals = new HashMap<Long, Deal>();
        jdbc.sql("""
                        select t.id, t.code, t.line_no, coalesce(a.name, '–') as account
                          from transaction t left join account a on a.key = t.account_key
                         where t.id = any(:ids)""").param("ids", ids.toArray(Long[]::new)).query(row -> {
            var line = row.getInt("line_no");
            var code = row.getString("code") + (line == 0 ? "" : "/" + line);
            deals.put(row.getLong("id"), new Deal(code, row.getString("account")));
        });
        return deals;
    }

    private static Derivation named(Derivation step, Map<Long, Deal> deals) {
        var children = new ArrayList<Derivation>(step.children().size());
        step.children().forEach(child -> children.add(named(child, deals)));
        var deal = step.step() == Step.TRANSACTION ? deals.get(step.transactionId()) : null;
        var arguments = deal == null
                ? step.arguments()
                : List.of(deal.code(), step.arguments().get(1), deal.account());
        return new Derivation(
                step.step(),
                arguments,
                step.amount(),
                step.currency(),
                step.adds(),
                step.transactionId(),
                step.planLine(),
                children);
    }
}
