package varde.core.correlate;

/**
 * How often a root has failed and come back lately.
 *
 * @param root the component
 * @param penalty the penalty at that time, in thousandths
 * @param observed observed time of the penalty, in milliseconds
 * @param since log time since which it has been flapping, in milliseconds; 0 if it is not
 * @param downFrom observed time from which it has been down without a break, in milliseconds; 0 if it is not down
 * @param lasting whether it has been down so long that it no longer counts as one of many short failures
 */
public record FlapRow(String root, long penalty, long observed, long since, long downFrom, boolean lasting)
        implements CorrelateRow {

    @Override
    public String store() {
        return CorrelateRow.FLAPS;
    }

    @Override
    public String key() {
        return root;
    }

    @Override
    public void each(CorrelateRow.Cases cases) {
        cases.flap(this);
    }
}
