/** {@code varde route}: which teams get an outage with these labels. */
@NullMarked
package varde.app.route;

import org.jspecify.annotations.NullMarked;
