package org.openspm.web.plan;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.openspm.incentive.language.PlanSchema;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JSON Schema of plans, which editors read. */
@RestController
@RequestMapping("/api/v1")
class PlanSchemaApi {

    @Operation(summary = "The JSON Schema of plans and libraries, for editors and other programs.")
    @GetMapping(path = "/plan-schema.json", produces = "application/schema+json")
    Map<String, Object> schema() {
        return PlanSchema.schema();
    }
}
