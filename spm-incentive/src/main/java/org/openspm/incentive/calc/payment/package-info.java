/** What happens between what is earned and what is paid: draws, guarantees, limits, holdbacks, clawbacks and what they carry. */
@NamedInterface("calc-payment")
@NullMarked
package org.openspm.incentive.calc.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
