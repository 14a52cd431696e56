/**
 * Simulations: named sets of changed plans, quotas, territory holders and values, calculated on the past beside what was really
 * found, and forecasts of their cost. All input is read by a database role that cannot write.
 */
@NamedInterface("simulation")
@NullMarked
package org.openspm.incentive.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
