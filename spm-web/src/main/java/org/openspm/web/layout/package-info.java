/** The frame around every page: menu, language, colour scheme, and the formatting of figures. */
@NullMarked
package org.openspm.web.layout;

import org.jspecify.annotations.NullMarked;
