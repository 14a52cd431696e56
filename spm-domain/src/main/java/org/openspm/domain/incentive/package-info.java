/** Plans, runs, earnings, payables and statements. */
@NamedInterface("incentive")
@NullMarked
package org.openspm.domain.incentive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
