package varde.core.correlate;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import varde.core.landscape.Component;
import varde.core.landscape.Criticality;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Need;
import varde.core.landscape.Watch;

/** A component of a test landscape in the making. */
final class Part {

    private final String id;
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<String> by = new ArrayList<>();
    private String kind = "server";
    private Criticality criticality = Criticality.NORMAL;
    private boolean watched;
    private Optional<Integer> sites = Optional.empty();
    private Optional<JobSchedule> job = Optional.empty();

    private Part(String id) {
        this.id = id;
    }

    /** A component that is watched by whoever reports it. */
    static Part watched(String id) {
        Part part = new Part(id);
        part.watched = true;
        return part;
    }

    /** A component that nobody is meant to look at: it follows its needs. */
    static Part unwatched(String id) {
        return new Part(id);
    }

    /** A job that runs every hour, with a grace of half an hour. */
    static Part job(String id) {
        Part part = new Part(id).kind("job");
        part.job = Optional.of(
                new JobSchedule(Optional.empty(), Optional.of(Duration.ofHours(1)), ZoneOffset.UTC, Optional.empty()));
        return part;
    }

    Part kind(String value) {
        kind = value;
        return this;
    }

    Part criticality(Criticality value) {
        criticality = value;
        return this;
    }

    Part label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    Part needs(String... ids) {
        Arrays.stream(ids).map(Need::of).forEach(needs::add);
        return this;
    }

    Part needsAny(String... ids) {
        return needsAtLeast(1, ids);
    }

    Part needsAtLeast(int count, String... ids) {
        needs.add(new Need(count, List.of(ids)));
        return this;
    }

    Part by(String... patterns) {
        by.addAll(List.of(patterns));
        return this;
    }

    Part sites(int count) {
        sites = Optional.of(count);
        return this;
    }

    Component build() {
        Optional<Watch> watch = watched
                ? Optional.of(new Watch(
                        by, Duration.ofSeconds(10), Duration.ofSeconds(5), sites, Optional.empty(), Optional.empty()))
                : job.map(schedule -> new Watch(
                        by,
                        Duration.ofHours(1),
                        Duration.ofMinutes(30),
                        sites,
                        Optional.empty(),
                        Optional.of(schedule)));
        return new Component(
                id, kind, "Name of " + id, labels, Optional.empty(), criticality, Component.MAIN_DOMAIN, needs, watch);
    }
}
