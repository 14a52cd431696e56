/** The pages about one's own account. */
@NullMarked
package org.openspm.web.account;

import org.jspecify.annotations.NullMarked;
