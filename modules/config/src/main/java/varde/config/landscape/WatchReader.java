package varde.config.landscape;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.config.problem.Mark;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.landscape.JobSchedule;
import varde.core.landscape.Watch;
import varde.core.time.Cron;

/** Reads the {@code watch} of one component. */
final class WatchReader {

    /** How often a component is checked where nothing is said. */
    static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final int RUNS_LOOKED_AT = 1_000;

    private final List<Mark> watchers = new ArrayList<>();

    /** Where each line of {@code by} stands. */
    List<Mark> watchers() {
        return watchers;
    }

    /** What was read. */
    Optional<Watch> read(Fields fields) {
        List<String> by = new ArrayList<>();
        for (Value value : fields.list("by")) {
            value.as(WatchReader::pattern).ifPresent(pattern -> {
                by.add(pattern);
                watchers.add(value.mark());
            });
        }
        Optional<JobSchedule> job = job(fields);
        Optional<Duration> given = fields.as("interval", Words::someDuration);
        if (given.isPresent() && job.isPresent()) {
            fields.error("interval", "a job is due by `schedule` or `every`; remove `interval`");
        }
        Duration interval = given.or(() -> job.map(WatchReader::longestPause)).orElse(INTERVAL);
        Duration grace = fields.as("grace", Words::duration).orElse(interval.dividedBy(2));
        Optional<Integer> sites = fields.as("sites", Words.number(1, 1_000));
        Optional<Duration> slow = fields.as("slow", Words::someDuration);
        fields.close();
        return Optional.of(new Watch(by, interval, grace, sites, slow, job));
    }

    private static String pattern(String text) {
        Words.id(text.replace("*", "0").replace("{n}", "0"));
        return text;
    }

    private static Optional<JobSchedule> job(Fields fields) {
        Optional<String> cron = fields.as("schedule", text -> Cron.parse(text).toString());
        Optional<Duration> every = fields.as("every", Words::someDuration);
        Optional<Duration> maxRun = fields.as("maxRun", Words::someDuration);
        Optional<ZoneId> zone = fields.as("timezone", Words::zone);
        boolean scheduled = fields.has("schedule");
        boolean regular = fields.has("every");
        if (scheduled && regular) {
            fields.error("every", "a job is due by `schedule` or by `every`, not by both; remove one");
        }
        if (scheduled && !fields.has("timezone")) {
            fields.error("schedule", "in which zone is this? Add `timezone: Europe/Oslo`");
        }
        if (!scheduled && !regular && (fields.has("maxRun") || fields.has("timezone"))) {
            String key = fields.has("maxRun") ? "maxRun" : "timezone";
            fields.error(key, "`" + key + "` is for jobs; add `schedule` or `every`, or remove it");
        }
        return cron.isPresent() || every.isPresent()
                ? Optional.of(new JobSchedule(
                        cron, cron.isPresent() ? Optional.empty() : every, zone.orElse(ZoneOffset.UTC), maxRun))
                : Optional.empty();
    }

    /** The longest time between two runs of a job, as seen over the runs after the year 2026 began. */
    private static Duration longestPause(JobSchedule job) {
        if (job.cron().isEmpty()) {
            return job.every().orElse(INTERVAL);
        }
        Cron cron = Cron.parse(job.cron().get());
        Duration longest = Duration.ZERO;
        Optional<LocalDateTime> last = cron.next(LocalDateTime.of(2026, 1, 1, 0, 0));
        for (int i = 0; i < RUNS_LOOKED_AT && last.isPresent(); i++) {
            Optional<LocalDateTime> next = cron.next(last.get());
            Duration pause = Duration.between(last.get(), next.orElse(last.get()));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
            last = next;
        }
        return longest;
    }
}
