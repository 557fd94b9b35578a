package varde.replay.compare;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import varde.core.page.Page;
import varde.wire.Rejected;

/**
 * Takes out of a value what the log cannot give again. A link's last eight characters are a signature by a secret; its first
 * eight, the outage's number and the hour at which the link ends, stay. The bytes of a rejected record are the input's own.
 */
final class LinkMask {

    private static final Pattern SIGNATURE = Pattern.compile("(/a/[A-Za-z0-9_-]{8})[A-Za-z0-9_-]{8}");

    private LinkMask() {}

    /**
     * The value as it is compared.
     *
     * @param withoutTexts whether the recording holds no texts and no addresses: then those of pages are not compared
     */
    static Object masked(Object value, boolean withoutTexts) {
        if (value instanceof Page page) {
            return withoutTexts ? with(page, "", text -> "") : with(page, page.address(), LinkMask::masked);
        }
        if (value instanceof Rejected rejected) {
            return new Rejected(
                    rejected.stage(),
                    rejected.topic(),
                    rejected.partition(),
                    rejected.offset(),
                    rejected.timestamp(),
                    rejected.reason(),
                    null,
                    null,
                    rejected.exception());
        }
        return value;
    }

    private static Page with(Page page, String address, UnaryOperator<String> text) {
        return new Page(
                page.id(),
                page.kind(),
                page.event(),
                page.outage(),
                page.number(),
                page.team(),
                page.person(),
                page.channel(),
                address,
                page.language(),
                page.severity(),
                text.apply(page.shortText()),
                text.apply(page.subject()),
                text.apply(page.text()),
                text.apply(page.html()),
                page.tryUntil(),
                page.test());
    }

    private static String masked(String text) {
        return SIGNATURE.matcher(text).replaceAll("$1--------");
    }
}
