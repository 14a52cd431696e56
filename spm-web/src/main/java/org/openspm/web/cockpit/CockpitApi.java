package org.openspm.web.cockpit;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the cockpit for programs. */
@RestController
class CockpitApi {
    private final CockpitFigures figures;

    CockpitApi(CockpitFigures figures) {
        this.figures = figures;
    }

    @Operation(summary = "Where the period stands: data, last run, next step and stages.")
    @GetMapping("/api/v1/cockpit")
    Cockpit cockpit() {
        return figures.now();
    }
}
