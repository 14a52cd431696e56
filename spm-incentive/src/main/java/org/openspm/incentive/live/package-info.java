/** What everybody has earned as of now, kept in memory and brought up to date with every change of the input. */
@NamedInterface("live")
@NullMarked
package org.openspm.incentive.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
