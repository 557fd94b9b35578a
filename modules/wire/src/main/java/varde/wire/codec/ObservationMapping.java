package varde.wire.codec;

import varde.core.detect.Observation;
import varde.core.detect.View;
import varde.wire.avro.ObservationBlind;
import varde.wire.avro.ObservationDoubled;
import varde.wire.avro.ObservationMark;
import varde.wire.avro.ObservationSeen;
import varde.wire.avro.ObservationValue;
import varde.wire.avro.ObservationView;

/** Observations. */
final class ObservationMapping implements Mapping<Observation, ObservationValue> {

    @Override
    public ObservationValue toAvro(Observation value) {
        return new ObservationValue(body(value));
    }

    private static Object body(Observation value) {
        if (value instanceof Observation.Seen seen) {
            return new ObservationSeen(
                    seen.agent(),
                    seen.component(),
                    seen.domain(),
                    seen.site(),
                    Symbols.same(seen.view(), ObservationView.class),
                    seen.message(),
                    seen.since(),
                    seen.patience(),
                    seen.partition());
        }
        if (value instanceof Observation.Mark mark) {
            return new ObservationMark(mark.partition(), mark.readUpTo());
        }
        if (value instanceof Observation.Doubled doubled) {
            return new ObservationDoubled(
                    doubled.agent(), doubled.domain(), doubled.site(), doubled.over(), doubled.partition());
        }
        Observation.Blind blind = (Observation.Blind) value;
        return new ObservationBlind(blind.partition(), blind.from(), blind.to());
    }

    @Override
    public Observation toCore(ObservationValue avro) {
        Object body = avro.getBody();
        if (body instanceof ObservationSeen seen) {
            return new Observation.Seen(
                    seen.getAgent(),
                    seen.getComponent(),
                    seen.getDomain(),
                    seen.getSite(),
                    Symbols.same(seen.getView(), View.class),
                    seen.getMessage(),
                    seen.getSince(),
                    seen.getPatience(),
                    seen.getPartition());
        }
        if (body instanceof ObservationMark mark) {
            return new Observation.Mark(mark.getPartition(), mark.getReadUpTo());
        }
        if (body instanceof ObservationDoubled doubled) {
            return new Observation.Doubled(
                    doubled.getAgent(),
                    doubled.getDomain(),
                    doubled.getSite(),
                    doubled.getOver(),
                    doubled.getPartition());
        }
        ObservationBlind blind = (ObservationBlind) body;
        return new Observation.Blind(blind.getPartition(), blind.getFrom(), blind.getTo());
    }
}
