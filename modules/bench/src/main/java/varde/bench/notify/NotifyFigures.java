package varde.bench.notify;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the throughput of notifiers was.
 *
 * @param mails how many mails were to be sent
 * @param sms how many text messages were to be sent
 * @param people how many receivers of each
 * @param sent how many pages have a receipt SENT or DELIVERED
 * @param lost how many did not arrive at the peer
 * @param repeated how many arrivals there were beyond the first of each page
 * @param outOfOrder how many came before an earlier one of the same person
 * @param seconds from the start of the notifiers to the last receipt
 * @param cores what Java sees
 */
public record NotifyFigures(
        int mails,
        int sms,
        int people,
        long sent,
        long lost,
        long repeated,
        long outOfOrder,
        double seconds,
        int cores) {

    /** For machines. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sent", sent);
        json.put("lost", lost);
        json.put("repeated", repeated);
        json.put("seconds", seconds);
        json.put("out_of_order", outOfOrder);
        json.put("mails", mails);
        json.put("sms", sms);
        json.put("people", people);
        json.put("cores", cores);
        return json;
    }

    /** For people. */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d mails and %d SMS to %d people each: %d sent in %.1f s (%.0f a second), %d lost, %d repeated, %d out of order;"
                        + " broker, notifiers and peers on %d cores",
                mails,
                sms,
                people,
                sent,
                seconds,
                sent / Math.max(0.001, seconds),
                lost,
                repeated,
                outOfOrder,
                cores);
    }
}
