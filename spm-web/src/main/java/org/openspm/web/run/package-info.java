/** Calculation runs: start, progress, result, comparison, approval and publication. */
@NullMarked
package org.openspm.web.run;

import org.jspecify.annotations.NullMarked;
