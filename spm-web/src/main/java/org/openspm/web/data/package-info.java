/** Data: files and batches in, what is wrong with them, and making them known. */
@NullMarked
package org.openspm.web.data;

import org.jspecify.annotations.NullMarked;
