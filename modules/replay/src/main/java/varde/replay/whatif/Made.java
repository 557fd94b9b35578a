package varde.replay.whatif;

/**
 * Something decided in the other world.
 *
 * @param at log time of the input that brought it about, in milliseconds
 * @param said what was decided
 */
record Made<T>(long at, T said) {}
