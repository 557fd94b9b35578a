package varde.core.page;

import java.util.function.UnaryOperator;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;

/**
 * One message to one person over one channel, rendered: the contract for notifiers in any language.
 *
 * @param id its identity, which never changes; a withdrawal carries the id of the page that it withdraws
 * @param kind a page, or the withdrawal of one
 * @param event what it says
 * @param outage identity of the outage
 * @param number the outage's short number
 * @param team the team; receipts are keyed by it
 * @param person id of the person, or {@code team:ID} for a team's own contact; the topic's key
 * @param channel how
 * @param address where
 * @param language of the texts
 * @param severity of the outage
 * @param shortText for SMS: one segment in the usual case
 * @param subject for mail
 * @param text for mail and chats, plain
 * @param html for mail
 * @param tryUntil log time after which it must not be sent any more, in milliseconds
 * @param test whether it is a drill or a rehearsal
 */
public record Page(
        String id,
        Kind kind,
        PageEvent event,
        String outage,
        int number,
        String team,
        String person,
        Channel channel,
        String address,
        Language language,
        Severity severity,
        String shortText,
        String subject,
        String text,
        String html,
        long tryUntil,
        boolean test) {

    /** The same page with other texts, to another address: for what must not be compared, shown or kept. */
    public Page reworded(String otherAddress, UnaryOperator<String> words) {
        return new Page(
                id,
                kind,
                event,
                outage,
                number,
                team,
                person,
                channel,
                otherAddress,
                language,
                severity,
                words.apply(shortText),
                words.apply(subject),
                words.apply(text),
                words.apply(html),
                tryUntil,
                test);
    }

    /** What a record of {@code pages.*} is. */
    public enum Kind {
        /** Send this. */
        PAGE,
        /** Do not send the page of this id any more, if it has not been sent. */
        WITHDRAW
    }
}
