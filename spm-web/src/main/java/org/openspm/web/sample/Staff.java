package org.openspm.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody who worked there and the seats they held. */
record Staff(
        List<Employee> people,
        List<Holding> holdings,
        Map<String, List<Holding>> bySeat,
        Map<String, Employee> byCode) {

    static Staff of(List<Employee> people, List<Holding> holdings) {
        var bySeat = new HashMap<String, List<Holding>>();
        holdings.forEach(holding ->
                bySeat.computeIfAbsent(holding.seat(), key -> new ArrayList<>()).add(holding));
        var byCode = new HashMap<String, Employee>();
        people.forEach(person -> byCode.put(person.code(), person));
        return new Staff(List.copyOf(people), List.copyOf(holdings), bySeat, byCode);
    }

    Optional<Employee> inSeat(String seat, LocalDate day) {
        return bySeat.getOrDefault(seat, List.of()).stream()
                .filter(holding -> holding.covers(day))
                .findFirst()
                .map(holding -> person(holding.person()));
    }

    Employee person(String code) {
        return Optional.ofNullable(byCode.get(code)).orElseThrow();
    }

    Employee named(String name) {
        return people.stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
