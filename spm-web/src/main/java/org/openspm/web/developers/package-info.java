/** Tokens and the description of the interface for programs. */
@NullMarked
package org.openspm.web.developers;

import org.jspecify.annotations.NullMarked;
