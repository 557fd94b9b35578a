package varde.core.escalate;

import varde.core.command.Command;
import varde.core.correlate.OutageRecord;
import varde.core.page.Receipt;
import varde.core.stage.ConfigRecord;

/** What ESCALATE reads. */
public sealed interface EscalateInput {

    /** What has to be done for each sort of input. */
    interface Cases {

        /** For a record of {@code outages}. */
        void told(Told told);

        /** For a pulse. */
        void pulse();

        /** For a record of the configuration. */
        void configured(Configured configured);

        /** For a command. */
        void commanded(Commanded commanded);

        /** For a receipt. */
        void receipted(Receipted receipted);
    }

    /** Does what has to be done for this sort of input. */
    void each(Cases cases);

    /** From {@code outages}, the main input. */
    record Told(OutageRecord outage) implements EscalateInput {

        @Override
        public void each(Cases cases) {
            cases.told(this);
        }
    }

    /** Time passed. */
    record Pulse() implements EscalateInput {

        @Override
        public void each(Cases cases) {
            cases.pulse();
        }
    }

    /** From {@code config.escalate}. */
    record Configured(ConfigRecord<EscalatePart> config) implements EscalateInput {

        @Override
        public void each(Cases cases) {
            cases.configured(this);
        }
    }

    /** From {@code commands.escalate}. */
    record Commanded(Command command) implements EscalateInput {

        @Override
        public void each(Cases cases) {
            cases.commanded(this);
        }
    }

    /** From {@code receipts}. */
    record Receipted(Receipt receipt) implements EscalateInput {

        @Override
        public void each(Cases cases) {
            cases.receipted(this);
        }
    }
}
