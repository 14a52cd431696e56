/** The sample company: an invented software vendor, generated from a seed and loaded through the ordinary import. */
@NullMarked
package org.openspm.web.sample;

import org.jspecify.annotations.NullMarked;
