/** Heartbeats by HTTP, for whatever can call a URL: who may say what of which component, and when it is in the log. */
@NullMarked
package varde.app.gateway;

import org.jspecify.annotations.NullMarked;
