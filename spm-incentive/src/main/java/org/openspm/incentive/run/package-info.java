/** Calculation runs: from the database to persisted earnings, compared, approved, published and settled by difference. */
@NamedInterface("run")
@NullMarked
package org.openspm.incentive.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
