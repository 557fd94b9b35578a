package varde.core.stage;

/**
 * One record of a configuration topic. A version is written whole, part by part, and takes effect at the record that
 * closes it, at that place in the log and no sooner.
 *
 * @param <P> the parts of this stage's configuration
 */
public sealed interface ConfigRecord<P> {

    /** The version that this record belongs to: a hash of its content. */
    String version();

    /**
     * One part of a version.
     *
     * @param version the version
     * @param index its place among the version's parts, from 0
     * @param part the part
     */
    record Part<P>(String version, int index, P part) implements ConfigRecord<P> {}

    /**
     * Closes a version: if all its parts have been read, it is in force from here on.
     *
     * @param version the version
     * @param parts how many parts it has
     * @param author who applied it
     * @param at when, in milliseconds since the epoch, as the applier's clock said; for people only
     */
    record InForce<P>(String version, int parts, String author, long at) implements ConfigRecord<P> {}
}
