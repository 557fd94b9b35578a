package varde.replay.compare;

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
            return withoutTexts ? page.reworded("", text -> "") : page.reworded(page.address(), LinkMask::masked);
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

    private static String masked(String text) {
        return SIGNATURE.matcher(text).replaceAll("$1--------");
    }
}
