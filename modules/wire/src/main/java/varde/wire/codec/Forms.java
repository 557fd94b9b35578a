package varde.wire.codec;

import varde.core.correlate.CorrelatePart;
import varde.core.correlate.OutageRecord;
import varde.core.detect.Observation;
import varde.core.escalate.EscalatePart;
import varde.core.escalate.Escalation;
import varde.core.stage.ConfigRecord;
import varde.wire.avro.CorrelateConfigValue;
import varde.wire.avro.EscalateConfigValue;
import varde.wire.avro.EscalationValue;
import varde.wire.avro.ObservationValue;
import varde.wire.avro.OutageValue;

/** Between core's values and their Avro records, for rows that keep what a topic carries. */
public final class Forms {

    private static final OutageMapping OUTAGES = new OutageMapping();
    private static final EscalationMapping ESCALATIONS = new EscalationMapping();
    private static final EscalateConfigMapping ESCALATE_CONFIG = new EscalateConfigMapping();

    private static final ObservationMapping OBSERVATIONS = new ObservationMapping();
    private static final CorrelateConfigMapping CORRELATE_CONFIG = new CorrelateConfigMapping();

    private Forms() {}

    /** The record of an observation. */
    public static ObservationValue toAvro(Observation observation) {
        return OBSERVATIONS.toAvro(observation);
    }

    /** The observation of a record. */
    public static Observation toCore(ObservationValue observation) {
        return OBSERVATIONS.toCore(observation);
    }

    /** The record of a part of CORRELATE's configuration. */
    public static CorrelateConfigValue ofCorrelate(ConfigRecord<CorrelatePart> config) {
        return CORRELATE_CONFIG.toAvro(config);
    }

    /** The part of a record. */
    public static ConfigRecord<CorrelatePart> toCore(CorrelateConfigValue config) {
        return CORRELATE_CONFIG.toCore(config);
    }

    /** The record of an outage. */
    public static OutageValue toAvro(OutageRecord outage) {
        return OUTAGES.toAvro(outage);
    }

    /** The outage of a record. */
    public static OutageRecord toCore(OutageValue outage) {
        return OUTAGES.toCore(outage);
    }

    /** The record of an escalation. */
    public static EscalationValue toAvro(Escalation escalation) {
        return ESCALATIONS.toAvro(escalation);
    }

    /** The escalation of a record. */
    public static Escalation toCore(EscalationValue escalation) {
        return ESCALATIONS.toCore(escalation);
    }

    /** The record of a part of ESCALATE's configuration. */
    public static EscalateConfigValue toAvro(ConfigRecord<EscalatePart> config) {
        return ESCALATE_CONFIG.toAvro(config);
    }

    /** The part of a record. */
    public static ConfigRecord<EscalatePart> toCore(EscalateConfigValue config) {
        return ESCALATE_CONFIG.toCore(config);
    }
}
