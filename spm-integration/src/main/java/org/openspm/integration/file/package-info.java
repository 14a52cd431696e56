/** Text files as people send them: compressed or not, with their own delimiter, decimal mark and way of writing dates. */
@NullMarked
package org.openspm.integration.file;

import org.jspecify.annotations.NullMarked;
