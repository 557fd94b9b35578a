package varde.notify;

/**
 * A message from a person.
 *
 * @param provider id of the provider over which it came
 * @param id the provider's own id of it; empty if it gives none. The same message twice has the same one
 * @param from the sender's number as the provider gives it
 * @param text what it says
 */
public record Reply(String provider, String id, String from, String text) {

    /** Whoever logs this logs no person. */
    @Override
    public String toString() {
        return "Reply[" + provider + " " + id + "]";
    }
}
