/** Reading the engine's input from PostgreSQL: bulk facts stream straight into columns. */
@NullMarked
package org.openspm.incentive.run.snapshot;

import org.jspecify.annotations.NullMarked;
