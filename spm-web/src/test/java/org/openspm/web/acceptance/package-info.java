/** A real company's files through the very path a customer takes, compared with results computed elsewhere. */
@NullMarked
package org.openspm.web.acceptance;

import org.jspecify.annotations.NullMarked;
