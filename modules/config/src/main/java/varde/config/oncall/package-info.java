/** Teams and people, and whether somebody is on call. */
@NullMarked
package varde.config.oncall;

import org.jspecify.annotations.NullMarked;
