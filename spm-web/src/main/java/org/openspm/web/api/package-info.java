/** Conventions of the interface for programs: pages of lists, repeated requests, amounts as text. */
@NullMarked
package org.openspm.web.api;

import org.jspecify.annotations.NullMarked;
