package varde.app.gateway;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import varde.core.detect.Heartbeat;
import varde.core.detect.HeartbeatStatus;
import varde.core.landscape.Agent;
import varde.core.landscape.Component;
import varde.core.landscape.Landscape;
import varde.core.landscape.Watch;

/** Who may say what of which component, by one version of the configuration. */
final class Admission {

    private static final String JOB = "job";
    private static final String START = "start";
    private static final String FAIL = "fail";
    private static final int LONGEST_MESSAGE = 200;
    private static final int MOST_STATUS = 255;

    private final Tokens tokens;
    private final Landscape landscape;
    private final TreeMap<String, Agent> agents = new TreeMap<>();

    Admission(Landscape landscape, Collection<Agent> agents) {
        this.landscape = landscape;
        this.tokens = new Tokens(agents);
        agents.forEach(agent -> this.agents.put(agent.id(), agent));
    }

    /** Who holds this token. */
    Optional<Tokens.Holder> holder(String token) {
        return tokens.holder(token);
    }

    /** What a path says: of which component, and what of it. */
    private record Said(String component, HeartbeatStatus status, String exit) {}

    /**
     * Decides about a report.
     *
     * @param agent who tells it
     * @param report what is told
     * @param at the gateway's clock, in milliseconds: for people
     */
    Answer decide(Agent agent, Report report, long at) {
        Said said = said(report);
        int node = landscape.node(said.component());
        boolean itself = said.component().equals(agent.id());
        if (node == Landscape.NONE && !itself) {
            return Answer.Refused.of(
                    404,
                    "no component `" + said.component()
                            + "` is in the landscape in force; check the spelling, or add it to landscape/*.yaml and apply");
        }
        if (!itself && !landscape.looks(node, agent.id())) {
            return Answer.Refused.of(
                    403,
                    agent.id() + " is not among those who look at " + said.component()
                            + "; add it to `by` of its `watch`");
        }
        Optional<Component> declared =
                node == Landscape.NONE ? Optional.empty() : Optional.of(landscape.declaration(node));
        return declared.filter(Admission::isJob).isPresent()
                ? ofJob(agent, report, said, declared.get(), at)
                : ofLook(agent, report, said, declared, at);
    }

    private static boolean isJob(Component component) {
        return component.kind().equals(JOB)
                || component.watch().flatMap(Watch::job).isPresent();
    }

    private static Answer ofJob(Agent agent, Report report, Said said, Component job, long at) {
        if (report.interval().isPresent() || report.grace().isPresent()) {
            return Answer.Refused.of(
                    400, said.component() + " is a job: it is due by its `watch`; leave out interval and grace");
        }
        if (said.status() == HeartbeatStatus.LEAVING || said.status() == HeartbeatStatus.BROKEN) {
            return Answer.Refused.of(400, "a job is STARTED, OK, DEGRADED or FAILED, not " + said.status());
        }
        return admitted(agent, report, said, new Promise(job.domain(), Duration.ZERO, Duration.ZERO), at);
    }

    private static Answer ofLook(Agent agent, Report report, Said said, Optional<Component> declared, long at) {
        if (said.status() == HeartbeatStatus.STARTED) {
            return Answer.Refused.of(
                    400, said.component() + " is no job, so it cannot start; say OK, DEGRADED or FAILED");
        }
        Optional<Watch> watch = declared.flatMap(Component::watch);
        Optional<Duration> interval = report.interval()
                .or(() -> watch.map(Watch::interval))
                .or(() -> declared.isEmpty() ? Optional.of(agent.interval()) : Optional.empty());
        if (interval.isEmpty()) {
            return Answer.Refused.of(
                    400,
                    "when will " + said.component()
                            + " be told of again? Give it a `watch` in the landscape, or add ?interval=60s here");
        }
        Duration grace = report.grace()
                .or(() -> report.interval().isPresent() ? Optional.empty() : watch.map(Watch::grace))
                .orElse(interval.get().dividedBy(2));
        String domain = declared.map(Component::domain).orElse(Component.MAIN_DOMAIN);
        return admitted(agent, report, said, new Promise(domain, interval.get(), grace), at);
    }

    /** When the next one will come, and in which domain. */
    private record Promise(String domain, Duration interval, Duration grace) {}

    private static Answer admitted(Agent agent, Report report, Said said, Promise promise, long at) {
        return new Answer.Admitted(new Heartbeat(
                agent.id(),
                said.component(),
                promise.domain(),
                agent.site(),
                said.status(),
                promise.interval().toMillis(),
                promise.grace().toMillis(),
                message(said.exit(), report.message()),
                0,
                at,
                report.responseTime()));
    }

    private static String message(String exit, String given) {
        String first = given.strip().lines().findFirst().orElse("").strip();
        String both = exit.isEmpty() || first.isEmpty() ? exit + first : exit + ": " + first;
        return both.length() <= LONGEST_MESSAGE ? both : both.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    /** An id may have slashes and end like a suffix: a component that is known by the whole path is meant itself. */
    private Said said(Report report) {
        String path = report.path();
        HeartbeatStatus apart = report.status().orElse(HeartbeatStatus.OK);
        int slash = path.lastIndexOf('/');
        if (report.status().isPresent() || slash < 0 || landscape.node(path) != Landscape.NONE) {
            return new Said(path, apart, "");
        }
        String component = path.substring(0, slash);
        String suffix = path.substring(slash + 1);
        if (suffix.equals(START)) {
            return new Said(component, HeartbeatStatus.STARTED, "");
        }
        if (suffix.equals(FAIL)) {
            return new Said(component, HeartbeatStatus.FAILED, "");
        }
        if (suffix.matches("\\d{1,3}") && Integer.parseInt(suffix) <= MOST_STATUS) {
            boolean good = Integer.parseInt(suffix) == 0;
            return new Said(
                    component, good ? HeartbeatStatus.OK : HeartbeatStatus.FAILED, good ? "" : "exit status " + suffix);
        }
        return new Said(path, apart, "");
    }
}
