/** The text of a plan as a form: its parts as fields, and edits that change one place and leave every other character alone. */
@NamedInterface("form")
@NullMarked
package org.openspm.incentive.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
