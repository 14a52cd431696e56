/** The data of OpenSPM: one package per subject, aggregates that guard themselves, and the migrations. */
@ApplicationModule(displayName = "Domain")
@NullMarked
package org.openspm.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
