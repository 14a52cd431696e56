/** The first steps of a new installation. */
@NullMarked
package org.openspm.web.setup;

import org.jspecify.annotations.NullMarked;
