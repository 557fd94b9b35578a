package varde.wire.codec;

import varde.core.escalate.EscalatePart;
import varde.core.stage.ConfigRecord;
import varde.wire.avro.EscalateConfigValue;
import varde.wire.avro.EscalateGround;
import varde.wire.avro.EscalateInForce;
import varde.wire.avro.EscalatePerson;
import varde.wire.avro.EscalateRules;
import varde.wire.avro.EscalateTeam;

/** ESCALATE's configuration. */
final class EscalateConfigMapping implements Mapping<ConfigRecord<EscalatePart>, EscalateConfigValue> {

    @Override
    public EscalateConfigValue toAvro(ConfigRecord<EscalatePart> value) {
        if (value instanceof ConfigRecord.Part<EscalatePart> part) {
            return new EscalateConfigValue(part.version(), part.index(), part(part.part()));
        }
        ConfigRecord.InForce<EscalatePart> closing = (ConfigRecord.InForce<EscalatePart>) value;
        return new EscalateConfigValue(
                closing.version(),
                closing.parts(),
                new EscalateInForce(closing.parts(), closing.author(), closing.at()));
    }

    private static Object part(EscalatePart part) {
        if (part instanceof EscalatePart.Staffed staffed) {
            return TeamMapping.team(staffed.team());
        }
        if (part instanceof EscalatePart.Known known) {
            return PersonMapping.person(known.person());
        }
        EscalatePart.Ground ground = (EscalatePart.Ground) part;
        return new EscalateGround(
                ground.rootTeam(),
                new EscalateRules(RuleNames.named(ground.rules().overrides()), RuleNames.namedKinds(ground.rules())),
                ground.templates());
    }

    @Override
    public ConfigRecord<EscalatePart> toCore(EscalateConfigValue avro) {
        if (avro.getPart() instanceof EscalateInForce closing) {
            return new ConfigRecord.InForce<>(
                    avro.getVersion(), closing.getParts(), closing.getAuthor(), closing.getAt());
        }
        return new ConfigRecord.Part<>(avro.getVersion(), avro.getIndex(), corePart(avro.getPart()));
    }

    private static EscalatePart corePart(Object part) {
        if (part instanceof EscalateTeam team) {
            return new EscalatePart.Staffed(TeamMapping.team(team));
        }
        if (part instanceof EscalatePerson person) {
            return new EscalatePart.Known(PersonMapping.person(person));
        }
        EscalateGround ground = (EscalateGround) part;
        return new EscalatePart.Ground(
                ground.getRootTeam(),
                RuleNames.rules(
                        ground.getRules().getOverrides(), ground.getRules().getKinds()),
                new java.util.TreeMap<>(ground.getTemplates()));
    }
}
