/** Every page and endpoint, security and jobs wiring. */
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {
            "domain::shared",
            "domain::organization",
            "domain::calendar",
            "domain::sales",
            "domain::territory",
            "domain::quota",
            "domain::incentive",
            "domain::planning",
            "domain::access",
            "quota",
            "quota::*",
            "territory",
            "territory::*",
            "incentive",
            "incentive::*",
            "planning",
            "planning::*",
            "integration",
            "integration::*"
        })
@NullMarked
package org.openspm.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
