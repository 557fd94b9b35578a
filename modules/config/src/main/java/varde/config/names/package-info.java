/** Which ids exist, and who refers to them from where. */
@NullMarked
package varde.config.names;

import org.jspecify.annotations.NullMarked;
