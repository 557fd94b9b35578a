package varde.core.answer;

import java.util.Optional;

/**
 * What a text message means.
 *
 * @param verb what is wanted
 * @param number the outage's short number, if one was named
 * @param bundle the code of a bundle of outages, if one was named
 * @param note free text; empty if there was none
 */
public record Said(Verb verb, Optional<Integer> number, Optional<BundleCode> bundle, String note) {

    /** What is wanted. */
    public enum Verb {
        /** I have it. */
        TAKE,
        /** I cannot take it. */
        DECLINE,
        /** Remember this text. */
        NOTE,
        /** Nobody can tell: better ask than guess. */
        UNCLEAR
    }
}
