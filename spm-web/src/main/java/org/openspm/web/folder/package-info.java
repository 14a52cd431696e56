/** The import of a folder of files when the product starts, for {@code bin/import} and for unattended set-ups. */
@NullMarked
package org.openspm.web.folder;

import org.jspecify.annotations.NullMarked;
