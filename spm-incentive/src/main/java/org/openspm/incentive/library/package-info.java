/** Libraries: tables, curves and components that several plans use, in versions whose words never change. */
@NullMarked
package org.openspm.incentive.library;

import org.jspecify.annotations.NullMarked;
