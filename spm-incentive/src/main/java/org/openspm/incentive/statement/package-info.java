/** What a payee is told: earnings, lines, attainment and corrections of a period, and how the months went. */
@NamedInterface("statement")
@NullMarked
package org.openspm.incentive.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
