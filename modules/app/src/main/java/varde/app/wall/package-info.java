/** The wall, and the small endpoint that takes answers from links. */
@NullMarked
package varde.app.wall;

import org.jspecify.annotations.NullMarked;
