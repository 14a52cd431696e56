/** People, their seats, and who reports to whom as of a day. */
@NullMarked
package org.openspm.web.people;

import org.jspecify.annotations.NullMarked;
