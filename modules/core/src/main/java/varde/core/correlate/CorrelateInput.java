package varde.core.correlate;

import varde.core.command.Command;
import varde.core.detect.Observation;
import varde.core.stage.ConfigRecord;

/** What CORRELATE reads. */
public sealed interface CorrelateInput {

    /** What has to be done for each sort of input. */
    interface Cases {

        /** For an observation. */
        void observed(Observed input);

        /** For a pulse. */
        void pulse();

        /** For a record of configuration. */
        void configured(Configured input);

        /** For a command. */
        void commanded(Commanded input);
    }

    /** Does what has to be done for this sort of input. */
    void each(Cases cases);

    /** From {@code observations}, the main input. */
    record Observed(Observation observation) implements CorrelateInput {

        @Override
        public void each(Cases cases) {
            cases.observed(this);
        }
    }

    /** Time passed. */
    record Pulse() implements CorrelateInput {

        @Override
        public void each(Cases cases) {
            cases.pulse();
        }
    }

    /** From {@code config.correlate}. */
    record Configured(ConfigRecord<CorrelatePart> config) implements CorrelateInput {

        @Override
        public void each(Cases cases) {
            cases.configured(this);
        }
    }

    /** From {@code commands.correlate}. */
    record Commanded(Command command) implements CorrelateInput {

        @Override
        public void each(Cases cases) {
            cases.commanded(this);
        }
    }
}
