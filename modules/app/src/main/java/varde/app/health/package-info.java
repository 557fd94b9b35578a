/** What a role tells of itself: figures for Prometheus, and whether it is alive and ready. */
@NullMarked
package varde.app.health;

import org.jspecify.annotations.NullMarked;
