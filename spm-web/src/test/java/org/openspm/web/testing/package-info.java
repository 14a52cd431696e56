/** What tests of pages, endpoints and browsers share. */
@NullMarked
package org.openspm.web.testing;

import org.jspecify.annotations.NullMarked;
