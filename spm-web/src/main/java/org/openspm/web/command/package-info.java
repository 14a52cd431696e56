/** What runs in a terminal, without the server and its database. */
@NullMarked
package org.openspm.web.command;

import org.jspecify.annotations.NullMarked;
