/** Login, API tokens, who may open which address, and the headers that protect the browser. */
@NullMarked
package org.openspm.web.security;

import org.jspecify.annotations.NullMarked;
