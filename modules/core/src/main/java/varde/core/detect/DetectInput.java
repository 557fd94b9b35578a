package varde.core.detect;

/** What DETECT reads. */
public sealed interface DetectInput {

    /** From {@code heartbeats}, the main and only input. */
    record Beat(Heartbeat heartbeat) implements DetectInput {}

    /** Time passed. */
    record Pulse() implements DetectInput {}
}
