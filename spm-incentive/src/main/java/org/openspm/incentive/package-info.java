/** Incentive compensation: plans as text, the calculation, what is paid and why. */
@ApplicationModule(
        displayName = "Incentive",
        allowedDependencies = {
            "domain::shared",
            "domain::organization",
            "domain::calendar",
            "domain::sales",
            "domain::incentive",
            "domain::access",
            "quota",
            "territory"
        })
@NullMarked
package org.openspm.incentive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
