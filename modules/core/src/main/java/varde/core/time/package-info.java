/** Time as an argument: log time for people, observed time for evidence. */
@NullMarked
package varde.core.time;

import org.jspecify.annotations.NullMarked;
