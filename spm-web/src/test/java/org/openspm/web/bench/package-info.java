/** How fast the pages answer while many people look at them. */
@NullMarked
package org.openspm.web.bench;

import org.jspecify.annotations.NullMarked;
