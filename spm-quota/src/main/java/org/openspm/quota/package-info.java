/** Quota services: what was to be reached and how far it was. */
@ApplicationModule(
        displayName = "Quota",
        allowedDependencies = {
            "domain::shared",
            "domain::organization",
            "domain::calendar",
            "domain::sales",
            "domain::territory",
            "domain::quota"
        })
@NullMarked
package org.openspm.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
