/** Files of what a page shows. */
@NullMarked
package org.openspm.web.export;

import org.jspecify.annotations.NullMarked;
