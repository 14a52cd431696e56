/** The one way in which tests of every module get a real PostgreSQL 18. */
package org.openspm.domain.testing;
