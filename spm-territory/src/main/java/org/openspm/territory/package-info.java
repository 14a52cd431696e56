/** Territory services: who holds what at a date, and which territory an address falls into. */
@ApplicationModule(
        displayName = "Territory",
        allowedDependencies = {
            "domain::shared",
            "domain::organization",
            "domain::calendar",
            "domain::sales",
            "domain::territory",
            "quota"
        })
@NullMarked
package org.openspm.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
