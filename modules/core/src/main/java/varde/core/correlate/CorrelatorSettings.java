package varde.core.correlate;

/**
 * What one instance of CORRELATE must know of its surroundings.
 *
 * @param partition the partition that it decides for, from 0
 * @param partitions how many partitions there are, 1 or more
 * @param firstNumber the lowest short number that may be given when state is empty, such as 1001; the shell seeds it from
 *     {@code outages}, so that no number is given twice
 */
public record CorrelatorSettings(int partition, int partitions, int firstNumber) {

    /** The first short number where no outage has ever been. */
    public static final int FIRST_NUMBER = 1001;

    public CorrelatorSettings {
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException("partition " + partition + " of " + partitions + " cannot be");
        }
    }

    /** A single partition, with nothing ever raised before. */
    public static CorrelatorSettings single() {
        return new CorrelatorSettings(0, 1, FIRST_NUMBER);
    }
}
