/** What administrators set up: who may sign in and do what. */
@NullMarked
package org.openspm.web.settings;

import org.jspecify.annotations.NullMarked;
