/** What is going on, as outages and escalations tell it. */
@NullMarked
package varde.app.view;

import org.jspecify.annotations.NullMarked;
