/** Capacity and sales planning services. */
@ApplicationModule(
        displayName = "Planning",
        allowedDependencies = {"domain::shared", "domain::organization", "domain::calendar", "domain::planning", "quota"
        })
@NullMarked
package org.openspm.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
