package varde.wire.codec;

import java.util.Optional;
import varde.core.correlate.Member;
import varde.core.landscape.State;
import varde.wire.avro.MemberStanding;
import varde.wire.avro.MemberState;
import varde.wire.avro.MemberValue;

/** What components have to do with outages. */
final class MemberMapping implements Mapping<Member, MemberValue> {

    @Override
    public MemberValue toAvro(Member value) {
        return new MemberValue(
                value.component(),
                value.domain(),
                Symbols.same(value.standing(), MemberStanding.class),
                value.outage().orElse(null),
                Symbols.same(value.state(), MemberState.class),
                value.at(),
                value.note());
    }

    @Override
    public Member toCore(MemberValue avro) {
        return new Member(
                avro.getComponent(),
                avro.getDomain(),
                Symbols.same(avro.getStanding(), Member.Standing.class),
                Optional.ofNullable(avro.getOutage()),
                Symbols.same(avro.getState(), State.class),
                avro.getAt(),
                avro.getNote());
    }
}
