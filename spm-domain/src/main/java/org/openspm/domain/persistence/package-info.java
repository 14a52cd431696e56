/** How shared values are kept in PostgreSQL columns. */
@NullMarked
package org.openspm.domain.persistence;

import org.jspecify.annotations.NullMarked;
