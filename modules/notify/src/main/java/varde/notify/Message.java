package varde.notify;

import varde.core.page.Page;

/**
 * What a provider is asked to send.
 *
 * @param page the page, whole; a provider takes from it the texts that fit its channel
 * @param attempt counts from 1
 * @param possibleRepeat whether it may have arrived before, because what came of an earlier attempt is not known; said to
 *     the receiver where the channel has a place for it
 */
public record Message(Page page, int attempt, boolean possibleRepeat) {

    /** The name under which a possible repeat is marked in headers of mails and HTTP requests; the value is {@code true}. */
    public static final String POSSIBLE_REPEAT = "X-Varde-Possible-Repeat";

    /** The name under which a drill or a rehearsal is marked in headers of mails and HTTP requests; the value is {@code true}. */
    public static final String TEST = "X-Varde-Test";
}
