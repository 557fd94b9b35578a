package varde.replay.story;

/**
 * Something that was said, and when.
 *
 * @param at log time of the record, in milliseconds since the epoch
 * @param said what
 */
public record Timed<T>(long at, T said) {}
