/** Workload W1: the same commission year calculated by the engine and by its peers, checked to the cent and timed. */
@NullMarked
package org.openspm.incentive.bench;

import org.jspecify.annotations.NullMarked;
