package varde.core.rules;

import java.util.Arrays;
import java.util.Optional;

/** Every number that decisions use and that {@code rules.yaml} may override. Durations are in milliseconds. */
public enum Rule {
    /** The longest that a new outage is held back for a deeper cause. */
    HOLD_MOST("holdMost", Unit.DURATION, 30_000),
    /** An outage whose root fails again within this time is reopened rather than raised anew. */
    REOPEN_WITHIN("reopenWithin", Unit.DURATION, 600_000),
    /** How long silence is allowed after an orderly stop. */
    LEAVING_FOR("leavingFor", Unit.DURATION, 600_000),
    /** Observed time that must pass after a blind interval before any deadline counts. */
    RECONNECT("reconnect", Unit.DURATION, 20_000),
    /** A mark this old makes its partition blind. */
    MARK_OLD("markOld", Unit.DURATION, 30_000),
    /** How long a receipt for an SMS is awaited before the next contact. */
    RECEIPT_SMS("receiptSms", Unit.DURATION, 60_000),
    /** How long a receipt for an e-mail is awaited before the next contact. */
    RECEIPT_EMAIL("receiptEmail", Unit.DURATION, 120_000),
    /** How long a receipt for a webhook is awaited before the next contact. */
    RECEIPT_WEBHOOK("receiptWebhook", Unit.DURATION, 15_000),
    /** How long an acknowledgement of a CRITICAL outage lasts. */
    ACK_CRITICAL("ackCritical", Unit.DURATION, 3_600_000),
    /** How long an acknowledgement of a MAJOR outage lasts. */
    ACK_MAJOR("ackMajor", Unit.DURATION, 14_400_000),
    /** How long before an acknowledgement ends its holder is reminded. */
    ACK_REMINDER("ackReminder", Unit.DURATION, 600_000),
    /** How long a snooze lasts when it says nothing. */
    SNOOZE("snooze", Unit.DURATION, 3_600_000),
    /** The longest snooze. */
    SNOOZE_MOST("snoozeMost", Unit.DURATION, 86_400_000),
    /** How long a link in a page is good. */
    LINK_VALID("linkValid", Unit.DURATION, 86_400_000),
    /** Penalty for each flap. */
    FLAP_PENALTY("flapPenalty", Unit.COUNT, 1_000),
    /** In this time the penalty halves. */
    FLAP_HALF_LIFE("flapHalfLife", Unit.DURATION, 900_000),
    /** From this penalty on a root is flapping. */
    FLAP_ON("flapOn", Unit.COUNT, 3_000),
    /** Below this penalty it no longer is. */
    FLAP_OFF("flapOff", Unit.COUNT, 750),
    /** A flapping root that is down for so long no longer counts as flapping: people are paged for it. */
    FLAP_LASTS("flapLasts", Unit.DURATION, 300_000),
    /** An agent that shares fewer components than this with others is never taken for cut off. */
    ISOLATED_LEAST("isolatedLeast", Unit.COUNT, 5),
    /** The share, in percent, of what an agent and others look at that must fail for it to be taken for cut off. */
    ISOLATED_SHARE("isolatedShare", Unit.COUNT, 50),
    /** The share of that, in percent, that others must see well. */
    ISOLATED_CONTRADICTED("isolatedContradicted", Unit.COUNT, 80),
    /** The share, in percent, of what hangs on a component that nobody sees that must fail for it to be suspected. */
    INFER_SHARE("inferShare", Unit.COUNT, 60),
    /** The same share where the component itself is seen well; and of all that would fall with what several roots hang on. */
    INFER_SHARE_SEEN("inferShareSeen", Unit.COUNT, 80),
    /** The fewest failures that make a component suspected. */
    INFER_LEAST("inferLeast", Unit.COUNT, 5),
    /** Failures further apart than this are not taken for one. */
    INFER_WITHIN("inferWithin", Unit.DURATION, 120_000),
    /** So long before a maintenance window ends it is said what is still down. */
    MAINTENANCE_ENDS("maintenanceEnds", Unit.DURATION, 600_000),
    /** More new roots than this within a minute are a storm. */
    STORM_ROOTS("stormRoots", Unit.COUNT, 30),
    /** The time between two SMS to one person after the first. */
    SMS_SPACING("smsSpacing", Unit.DURATION, 30_000),
    /** The most SMS to one person in an hour. */
    SMS_PER_HOUR("smsPerHour", Unit.COUNT, 20),
    /** The time between two mails to one person for one team after the first. */
    EMAIL_SPACING("emailSpacing", Unit.DURATION, 10_000),
    /** The most mails to one person for one team in an hour. */
    EMAIL_PER_HOUR("emailPerHour", Unit.COUNT, 60),
    /** The time between two webhooks to one contact for one team after the first. */
    WEBHOOK_SPACING("webhookSpacing", Unit.DURATION, 5_000),
    /** The most webhooks to one contact for one team in an hour. */
    WEBHOOK_PER_HOUR("webhookPerHour", Unit.COUNT, 120),
    /** Local time of day of the digest of what waited, in milliseconds since midnight. */
    DIGEST_AT("digestAt", Unit.DURATION, 25_200_000);

    /** What the number means. */
    public enum Unit {
        /** Milliseconds; written like {@code 30s}, {@code 5m}, {@code 2h}, {@code 3d}. */
        DURATION,
        /** A plain count of 0 or more. */
        COUNT
    }

    private final String key;
    private final Unit unit;
    private final long standard;

    Rule(String key, Unit unit, long standard) {
        this.key = key;
        this.unit = unit;
        this.standard = standard;
    }

    /** Its name in {@code rules.yaml}. */
    public String key() {
        return key;
    }

    /** What the number means. */
    public Unit unit() {
        return unit;
    }

    /** Its value where nothing is said. */
    public long standard() {
        return standard;
    }

    /** The rule of this name. */
    public static Optional<Rule> named(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }
}
