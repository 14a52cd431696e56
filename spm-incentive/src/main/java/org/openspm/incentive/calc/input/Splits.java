package org.openspm.incentive.calc.input;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Agreed shares of single transactions, by transaction row. */
public final class Splits {
    private final Map<Integer, List<Share>> byRow = new HashMap<>();
    private final Set<String> roles = new TreeSet<>();

    Splits() {}

    /** No splits. */
    public static Splits none() {
        return new Splits();
    }

    /** A person's share in a role, as a fraction: 0.25 is a quarter. */
    public record Share(int person, String role, BigDecimal share) {}

    void add(int row, Share share) {
        byRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(share);
        roles.add(share.role());
    }

    /** Every role that some share has, in order. */
    public Set<String> roles() {
        return Collections.unmodifiableSet(roles);
    }

    /** Those agreed for rows that are still there, and others for rows that were put behind so many. */
    Splits changed(int[] gone, Splits more, int rows) {
        if (more.isEmpty() && Arrays.stream(gone).noneMatch(byRow::containsKey)) {
            return this;
        }
        var changed = new Splits();
        var without = new HashSet<Integer>();
        Arrays.stream(gone).forEach(without::add);
        byRow.forEach((row, shares) -> {
            if (!without.contains(row)) {
                changed.addAll(row, shares);
            }
        });
        more.byRow.forEach((row, shares) -> changed.addAll(rows + row, shares));
        return changed;
    }

    private void addAll(int row, List<Share> shares) {
        byRow.put(row, shares);
        shares.forEach(share -> roles.add(share.role()));
    }

    public boolean isEmpty() {
        return byRow.isEmpty();
    }

    public List<Share> of(int row) {
        return Collections.unmodifiableList(byRow.getOrDefault(row, List.of()));
    }
}
