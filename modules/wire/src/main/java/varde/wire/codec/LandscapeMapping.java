package varde.wire.codec;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Maintenance;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;
import varde.wire.avro.CorrelateAgent;
import varde.wire.avro.CorrelateComponent;
import varde.wire.avro.CorrelateCriticality;
import varde.wire.avro.CorrelateJob;
import varde.wire.avro.CorrelateMaintenance;
import varde.wire.avro.CorrelateNeed;
import varde.wire.avro.CorrelateWatch;

/** Components, agents and maintenance windows. */
final class LandscapeMapping {

    private LandscapeMapping() {}

    static CorrelateComponent component(Component value) {
        return CorrelateComponent.newBuilder()
                .setId(value.id())
                .setKind(value.kind())
                .setName(value.name())
                .setLabels(value.labels())
                .setOwner(value.owner().orElse(null))
                .setCriticality(Symbols.same(value.criticality(), CorrelateCriticality.class))
                .setDomain(value.domain())
                .setNeeds(Symbols.each(value.needs(), need -> new CorrelateNeed(need.atLeast(), need.of())))
                .setWatch(value.watch().map(LandscapeMapping::watch).orElse(null))
                .build();
    }

    static Component component(CorrelateComponent avro) {
        return new Component(
                avro.getId(),
                avro.getKind(),
                avro.getName(),
                new TreeMap<>(avro.getLabels()),
                Optional.ofNullable(avro.getOwner()),
                Symbols.same(avro.getCriticality(), Criticality.class),
                avro.getDomain(),
                Symbols.each(avro.getNeeds(), need -> new Need(need.getAtLeast(), need.getOf())),
                Optional.ofNullable(avro.getWatch()).map(LandscapeMapping::watch));
    }

    private static CorrelateWatch watch(Watch value) {
        return new CorrelateWatch(
                value.by(),
                value.interval().toMillis(),
                value.grace().toMillis(),
                value.sites().orElse(null),
                millis(value.slow()),
                value.job().map(LandscapeMapping::job).orElse(null));
    }

    private static Watch watch(CorrelateWatch avro) {
        return new Watch(
                avro.getBy(),
                Duration.ofMillis(avro.getInterval()),
                Duration.ofMillis(avro.getGrace()),
                Optional.ofNullable(avro.getSites()),
                duration(avro.getSlow()),
                Optional.ofNullable(avro.getJob()).map(LandscapeMapping::job));
    }

    private static CorrelateJob job(JobSchedule value) {
        return new CorrelateJob(
                value.cron().orElse(null),
                millis(value.every()),
                value.timezone().getId(),
                millis(value.maxRun()));
    }

    private static JobSchedule job(CorrelateJob avro) {
        return new JobSchedule(
                Optional.ofNullable(avro.getCron()),
                duration(avro.getEvery()),
                ZoneId.of(avro.getTimezone()),
                duration(avro.getMaxRun()));
    }

    static CorrelateAgent agent(Agent value) {
        return new CorrelateAgent(
                value.id(),
                value.site(),
                value.runsOn().orElse(null),
                value.interval().toMillis(),
                value.grace().toMillis(),
                value.tokenSha256(),
                value.perSecond().orElse(null));
    }

    static Agent agent(CorrelateAgent avro) {
        return new Agent(
                avro.getId(),
                avro.getSite(),
                Optional.ofNullable(avro.getRunsOn()),
                Duration.ofMillis(avro.getInterval()),
                Duration.ofMillis(avro.getGrace()),
                avro.getTokenSha256(),
                Optional.ofNullable(avro.getPerSecond()));
    }

    static CorrelateMaintenance maintenance(Maintenance value) {
        return CorrelateMaintenance.newBuilder()
                .setId(value.id())
                .setComponent(value.component().orElse(null))
                .setSubtree(value.subtree().orElse(null))
                .setMatchers(Symbols.each(value.matchers(), RouteMapping::matcher))
                .setFrom(value.from().map(LocalDateTime::toString).orElse(null))
                .setTo(value.to().map(LocalDateTime::toString).orElse(null))
                .setSchedule(value.schedule().orElse(null))
                .setLasts(millis(value.lasts()))
                .setTimezone(value.timezone().getId())
                .setAuthor(value.author())
                .setReason(value.reason())
                .build();
    }

    static Maintenance maintenance(CorrelateMaintenance avro) {
        return new Maintenance(
                avro.getId(),
                Optional.ofNullable(avro.getComponent()),
                Optional.ofNullable(avro.getSubtree()),
                Symbols.each(avro.getMatchers(), RouteMapping::matcher),
                Optional.ofNullable(avro.getFrom()).map(LocalDateTime::parse),
                Optional.ofNullable(avro.getTo()).map(LocalDateTime::parse),
                Optional.ofNullable(avro.getSchedule()),
                duration(avro.getLasts()),
                ZoneId.of(avro.getTimezone()),
                avro.getAuthor(),
                avro.getReason());
    }

    private static @Nullable Long millis(Optional<Duration> duration) {
        return duration.map(Duration::toMillis).orElse(null);
    }

    private static Optional<Duration> duration(@Nullable Long millis) {
        return Optional.ofNullable(millis).map(Duration::ofMillis);
    }
}
