package varde.wire.codec;

import varde.core.correlate.CorrelatePart;
import varde.core.stage.ConfigRecord;
import varde.wire.avro.CorrelateAgent;
import varde.wire.avro.CorrelateComponent;
import varde.wire.avro.CorrelateConfigValue;
import varde.wire.avro.CorrelateInForce;
import varde.wire.avro.CorrelateMaintenance;
import varde.wire.avro.CorrelateRoute;
import varde.wire.avro.CorrelateRules;

/** CORRELATE's configuration. */
final class CorrelateConfigMapping implements Mapping<ConfigRecord<CorrelatePart>, CorrelateConfigValue> {

    @Override
    public CorrelateConfigValue toAvro(ConfigRecord<CorrelatePart> value) {
        if (value instanceof ConfigRecord.Part<CorrelatePart> part) {
            return new CorrelateConfigValue(part.version(), part.index(), part(part.part()));
        }
        ConfigRecord.InForce<CorrelatePart> closing = (ConfigRecord.InForce<CorrelatePart>) value;
        return new CorrelateConfigValue(
                closing.version(),
                closing.parts(),
                new CorrelateInForce(closing.parts(), closing.author(), closing.at()));
    }

    private static Object part(CorrelatePart part) {
        if (part instanceof CorrelatePart.Declared declared) {
            return LandscapeMapping.component(declared.component());
        }
        if (part instanceof CorrelatePart.Listed listed) {
            return LandscapeMapping.agent(listed.agent());
        }
        if (part instanceof CorrelatePart.Routed routed) {
            return RouteMapping.route(routed.root());
        }
        if (part instanceof CorrelatePart.Ruled ruled) {
            return new CorrelateRules(RuleNames.named(ruled.rules().overrides()), RuleNames.namedKinds(ruled.rules()));
        }
        return LandscapeMapping.maintenance(((CorrelatePart.Planned) part).maintenance());
    }

    @Override
    public ConfigRecord<CorrelatePart> toCore(CorrelateConfigValue avro) {
        if (avro.getPart() instanceof CorrelateInForce closing) {
            return new ConfigRecord.InForce<>(
                    avro.getVersion(), closing.getParts(), closing.getAuthor(), closing.getAt());
        }
        return new ConfigRecord.Part<>(avro.getVersion(), avro.getIndex(), corePart(avro.getPart()));
    }

    private static CorrelatePart corePart(Object part) {
        if (part instanceof CorrelateComponent component) {
            return new CorrelatePart.Declared(LandscapeMapping.component(component));
        }
        if (part instanceof CorrelateAgent agent) {
            return new CorrelatePart.Listed(LandscapeMapping.agent(agent));
        }
        if (part instanceof CorrelateRoute route) {
            return new CorrelatePart.Routed(RouteMapping.route(route));
        }
        if (part instanceof CorrelateRules rules) {
            return new CorrelatePart.Ruled(RuleNames.rules(rules.getOverrides(), rules.getKinds()));
        }
        return new CorrelatePart.Planned(LandscapeMapping.maintenance((CorrelateMaintenance) part));
    }
}
