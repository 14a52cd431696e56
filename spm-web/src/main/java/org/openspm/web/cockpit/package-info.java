/** Where this period stands and what waits for somebody. */
@NullMarked
package org.openspm.web.cockpit;

import org.jspecify.annotations.NullMarked;
