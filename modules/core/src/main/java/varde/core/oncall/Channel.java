package varde.core.oncall;

/** A way to reach somebody; each has its topic {@code pages.*}. */
public enum Channel {
    /** A text message. */
    SMS,
    /** A mail. */
    EMAIL,
    /** An HTTP request to a chat or another system. */
    WEBHOOK
}
