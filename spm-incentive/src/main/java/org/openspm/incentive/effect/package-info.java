/** What a draft of a plan would change on real history: total cost, each payee, winners and losers; nothing is written. */
@NamedInterface("effect")
@NullMarked
package org.openspm.incentive.effect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
