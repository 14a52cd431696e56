/** What a person or a program is told when something cannot be done. */
@NullMarked
package org.openspm.web.errors;

import org.jspecify.annotations.NullMarked;
