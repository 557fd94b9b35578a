package varde.notify.smpp;

import java.util.Set;
import org.jsmpp.extra.NegativeResponseException;
import varde.notify.Delivery;

/** What a message centre's refusal means for the page: SMPP 3.4, 5.1.3. */
final class SmppAnswer {

    private static final int SYSTEM_ERROR = 0x08;
    private static final int INVALID_DESTINATION = 0x0B;
    private static final int QUEUE_FULL = 0x14;
    private static final int SUBMIT_FAILED = 0x45;
    private static final int THROTTLED = 0x58;
    private static final int TEMPORARY = 0x64;
    /** From here on each centre has its own: nobody knows whether that is for good. */
    private static final int VENDOR = 0x400;

    private static final Set<Integer> LATER = Set.of(SYSTEM_ERROR, QUEUE_FULL, SUBMIT_FAILED, THROTTLED, TEMPORARY);

    private SmppAnswer() {}

    static Delivery.Failed toSubmit(NegativeResponseException refusal) {
        int status = refusal.getCommandStatus();
        String reason = named(status);
        return LATER.contains(status) || status >= VENDOR ? Delivery.later(reason) : Delivery.hopeless(reason);
    }

    /** A bind that is refused will be refused again, until somebody changes the password. */
    static String toBind(NegativeResponseException refusal) {
        return "refuses us (" + named(refusal.getCommandStatus()) + ")";
    }

    private static String named(int status) {
        String meaning = switch (status) {
            case INVALID_DESTINATION -> ", not a number it knows";
            case QUEUE_FULL -> ", its queue is full";
            case THROTTLED -> ", too many at once";
            case 0x0D, 0x0E, 0x0F -> ", name or password";
            default -> "";
        };
        return "SMPP status 0x%02x".formatted(status) + meaning;
    }
}
