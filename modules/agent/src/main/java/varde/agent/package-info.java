/** Probe agents: checks that look at components, and the heartbeats that say what they saw. */
@NullMarked
package varde.agent;

import org.jspecify.annotations.NullMarked;
