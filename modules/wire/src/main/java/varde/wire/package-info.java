/** What travels between the stages: the one list of topics, and the values that no stage decides on. */
@NullMarked
package varde.wire;

import org.jspecify.annotations.NullMarked;
