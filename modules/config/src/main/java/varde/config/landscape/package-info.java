/** Components, agents and maintenance windows, and whether what they need can be. */
@NullMarked
package varde.config.landscape;

import org.jspecify.annotations.NullMarked;
