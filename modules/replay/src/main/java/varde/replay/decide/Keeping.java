package varde.replay.decide;

/** What a stage that decides once more keeps of its rows. */
public enum Keeping {
    /** Nothing: it never begins again, and nobody asks what it remembers. Of heartbeats the rest would cost more than deciding. */
    NOTHING,
    /** All, encoded at once, as production encodes them: so what is too large to be kept is refused as it was then. */
    WRITTEN,
    /** All, encoded only when it begins again or is asked: for what is compared with no recording. */
    LIVING
}
