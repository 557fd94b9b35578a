/** Commands by which people steer CORRELATE: raise, resolve, merge, maintenance. */
@NullMarked
package varde.app.steer;

import org.jspecify.annotations.NullMarked;
