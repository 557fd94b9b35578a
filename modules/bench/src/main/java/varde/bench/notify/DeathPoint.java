package varde.bench.notify;

/** The moments between reading a page and having done with it at which a notifier may die. */
public enum DeathPoint {
    /** Pages were read. */
    READ("after the page was read"),
    /** The intent is about to be written. */
    WRITING_INTENT("before the intent is written"),
    /** The broker has the intent, but the transaction is open. */
    INTENT_WRITTEN("intent written, transaction open"),
    /** Intent and offset are committed, the provider has not been asked. */
    ASKING("intent and offset committed, provider not asked"),
    /** The provider has answered. */
    ANSWERED("provider has taken it, nothing written"),
    /** The outcome is about to be written. */
    WRITING_OUTCOME("before the outcome is written"),
    /** The broker has the outcome, but the transaction is open. */
    OUTCOME_WRITTEN("outcome written, transaction open"),
    /** Outcome and receipt are committed. */
    OUTCOME_COMMITTED("outcome and receipt committed"),
    /** None: it lives on. */
    NEVER("never");

    private final String words;

    DeathPoint(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
