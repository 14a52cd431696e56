/** Compensation plans: the list, the text with its faults and examples, versions, approval and publication. */
@NullMarked
package org.openspm.web.plan;

import org.jspecify.annotations.NullMarked;
