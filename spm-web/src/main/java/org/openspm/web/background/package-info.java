/** Work that goes on after the answer: handed to the database's queue, taken up by whichever process is there. */
@NullMarked
package org.openspm.web.background;

import org.jspecify.annotations.NullMarked;
