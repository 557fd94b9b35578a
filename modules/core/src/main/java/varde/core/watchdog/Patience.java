package varde.core.watchdog;

/**
 * How patient a watchdog is. All in milliseconds.
 *
 * @param still how long a stage may not move on
 * @param canaryQuiet how long no canary may come out of a partition: one is due each minute
 * @param canaryLate how long after its deadline a canary may come out
 * @param pagesWait how long pages may wait while their notifier does not move on
 * @param away how long Kafka, or the other watchdog, may not answer
 * @param repeat after how long a trouble that lasts is said again
 * @param calm for how long a trouble must be gone before it is over
 */
public record Patience(
        long still, long canaryQuiet, long canaryLate, long pagesWait, long away, long repeat, long calm) {

    /** What holds where nothing is said: see {@code docs/operations.md}. */
    public static final Patience USUAL = new Patience(30_000, 95_000, 30_000, 180_000, 30_000, 1_800_000, 60_000);
}
