package org.openspm.web.simulation;

import java.util.List;
import java.util.UUID;
import org.openspm.domain.shared.PageRequest;
import org.openspm.incentive.simulation.SimulationComparison;
import org.openspm.incentive.simulation.SimulationQueries;
import org.openspm.web.export.TableFile;
import org.openspm.web.export.WholeList;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two simulations side by side. */
@Controller
class SimulationComparisonPages {
    private static final int ROWS = 50;

    private final SimulationQueries simulations;
    private final SimulationComparison comparison;

    SimulationComparisonPages(SimulationQueries simulations, SimulationComparison comparison) {
        this.simulations = simulations;
        this.comparison = comparison;
    }

    @GetMapping("/simulations/comparison")
    String compare(
            @RequestParam UUID left,
            @RequestParam UUID right,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var one = simulations.simulation(left);
        var other = simulations.simulation(right);
        model.addAttribute("left", one);
        model.addAttribute("right", other);
        model.addAttribute("sums", comparison.sums(one, other));
        model.addAttribute("payees", comparison.payees(one, other, q, new PageRequest(page, ROWS)));
        return "simulations/comparison";
    }

    @GetMapping(path = "/simulations/comparison", params = "export")
    ResponseEntity<byte[]> file(
            @RequestParam UUID left,
            @RequestParam UUID right,
            @RequestParam(defaultValue = "") String q,
            @RequestParam String export) {
        var one = simulations.simulation(left);
        var other = simulations.simulation(right);
        return TableFile.of(
                        "simulations-" + one.number() + "-" + other.number(),
                        List.of("person", "name", one.name(), other.name(), "difference", "currency"))
                .rows(WholeList.of(page -> comparison.payees(one, other, q, page))
                        .map(payee -> List.of(
                                payee.personCode(),
                                payee.person(),
                                payee.left().amount(),
                                payee.right().amount(),
                                payee.difference().amount(),
                                payee.difference().currency().code())))
                .as(export);
    }
}
