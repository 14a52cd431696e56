/** Staged import: files and batches in, rows valid or wrong with the reason, promoted at once. */
@ApplicationModule(
        displayName = "Integration",
        allowedDependencies = {
            "domain::shared",
            "domain::organization",
            "domain::calendar",
            "domain::sales",
            "domain::territory",
            "domain::quota",
            "domain::incentive"
        })
@NullMarked
package org.openspm.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
