/** {@code varde oncall}: who is on call, and when. */
@NullMarked
package varde.app.oncall;

import org.jspecify.annotations.NullMarked;
