/** My pay, the pay of one's team, statements, and why each figure is what it is. */
@NullMarked
package org.openspm.web.pay;

import org.jspecify.annotations.NullMarked;
