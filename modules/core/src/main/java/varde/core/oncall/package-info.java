/** Teams, people, schedules: who is on call at an instant. */
@NullMarked
package varde.core.oncall;

import org.jspecify.annotations.NullMarked;
