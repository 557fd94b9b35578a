package varde.core.correlate;

/** Takes back each remembered row to where it belongs. */
record Restoring(Drafts drafts, ViewBook views, MarkBook marks, Memory memory) implements CorrelateRow.Cases {

    @Override
    public void part(CorrelateRow.Part row) {
        drafts.restore(row);
    }

    @Override
    public void inForce(CorrelateRow.InForce row) {
        drafts.restore(row);
    }

    @Override
    public void sight(CorrelateRow.Sight row) {
        views.restore(row);
    }

    @Override
    public void era(CorrelateRow.Era row) {
        views.restore(row);
    }

    @Override
    public void hold(CorrelateRow.Hold row) {
        memory.holds.put(row.root(), row);
    }

    @Override
    public void life(CorrelateRow.Life row) {
        memory.restore(row);
    }

    @Override
    public void tally(CorrelateRow.Tally row) {
        memory.restore(row);
    }

    @Override
    public void membership(CorrelateRow.Membership row) {
        memory.members.put(row.component(), row);
    }

    @Override
    public void unseen(CorrelateRow.Unseen row) {
        memory.unseen.put(row.component(), row);
    }

    @Override
    public void job(JobRow row) {
        memory.jobs.restore(row);
    }

    @Override
    public void flap(FlapRow row) {
        memory.flaps.put(row.root(), row);
    }

    @Override
    public void window(WindowRow row) {
        memory.windows.put(row.id(), row);
    }

    @Override
    public void counter(CorrelateRow.Counter row) {
        marks.restore(row);
        memory.restore(row);
    }
}
