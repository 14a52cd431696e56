/** The PostgreSQL 18 server that the product brings along, so that one command starts it on any Linux machine. */
@NullMarked
package org.openspm.domain.persistence.embedded;

import org.jspecify.annotations.NullMarked;
