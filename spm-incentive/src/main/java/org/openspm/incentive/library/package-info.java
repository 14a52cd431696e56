/** Libraries: tables, curves and components that several plans use, in versions whose words never change. */
@NamedInterface("library")
@NullMarked
package org.openspm.incentive.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
