package varde.app.gateway;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Landscape;
import varde.core.landscape.Watch;

/** A small landscape to report about, and agents with tokens. */
final class Landscapes {

    static final Agent CRON = agent("agent/cron", Optional.empty(), "cron-old", "cron-new");
    static final Agent COLLECTOR = agent("agent/collector", Optional.of(3), "collects");

    private Landscapes() {}

    static Agent agent(String id, Optional<Integer> perSecond, String... tokens) {
        List<String> hashes = List.of(tokens).stream().map(Tokens::hash).toList();
        return new Agent(
                id, "oslo", Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(5), hashes, perSecond);
    }

    static Component component(String id, String kind, Optional<Watch> watch) {
        return new Component(
                id, kind, id, new TreeMap<>(), Optional.empty(), Criticality.NORMAL, "main", List.of(), watch);
    }

    static Component job(String id) {
        JobSchedule hourly =
                new JobSchedule(Optional.empty(), Optional.of(Duration.ofHours(1)), ZoneOffset.UTC, Optional.empty());
        return component(id, "job", Optional.of(watch(List.of(), Duration.ofHours(1), Optional.of(hourly))));
    }

    static Component device(String id, String... by) {
        return component(id, "device", Optional.of(watch(List.of(by), Duration.ofSeconds(60), Optional.empty())));
    }

    private static Watch watch(List<String> by, Duration interval, Optional<JobSchedule> job) {
        return new Watch(by, interval, interval.dividedBy(2), Optional.empty(), Optional.empty(), job);
    }

    static Admission admission() {
        Landscape landscape = Landscape.of(List.of(
                job("job/backup"),
                job("job/odd/start"),
                device("device/pump"),
                device("device/{1..9}", "agent/collector"),
                component("app/follows", "application", Optional.empty())));
        return new Admission(landscape, List.of(CRON, COLLECTOR));
    }
}
