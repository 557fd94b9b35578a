package varde.bench.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import varde.core.oncall.OnCall;
import varde.core.oncall.Person;
import varde.core.oncall.Schedule;
import varde.core.oncall.Team;

/** Works out all shifts and gaps of all teams over a year, and asks who is on call at chance moments of it. */
public final class OnCallBench {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final int QUESTIONS = 100_000;

    private final List<Team> teams;
    private final Map<String, Person> people;

    /** For these teams and people. */
    public OnCallBench(List<Team> teams, List<Person> people) {
        this.teams = List.copyOf(teams);
        this.people = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /**
     * What was measured.
     *
     * @param seconds for all shifts and gaps of all teams over the year, the best of the rounds
     * @param p99_ms of one question who is on call at a moment, in milliseconds
     * @param teams how many teams
     * @param schedules how many schedules
     * @param shifts how many shifts in the year
     * @param gaps how many stretches without anybody
     */
    public record Figures(double seconds, double p99_ms, int teams, int schedules, long shifts, long gaps) {}

    /**
     * Measures.
     *
     * @param from the year's begin
     * @param rounds how often the year is worked out
     * @param seed of the chance moments
     */
    public Figures run(Instant from, int rounds, long seed) {
        double best = Double.MAX_VALUE;
        long[] counted = new long[2];
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            counted = year(from);
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        int schedules = teams.stream().mapToInt(team -> team.schedules().size()).sum();
        return new Figures(best, p99(from, seed), teams.size(), schedules, counted[0], counted[1]);
    }

    private long[] year(Instant from) {
        long shifts = 0;
        long gaps = 0;
        for (Team team : teams) {
            OnCall onCall = new OnCall(team, people);
            for (Schedule schedule : team.schedules()) {
                shifts += onCall.shifts(schedule.id(), from, from.plus(YEAR)).size();
                gaps += onCall.gaps(schedule.id(), from, from.plus(YEAR)).size();
            }
        }
        return new long[] {shifts, gaps};
    }

    private double p99(Instant from, long seed) {
        Random random = new Random(seed);
        long[] took = new long[QUESTIONS];
        for (int n = 0; n < QUESTIONS; n++) {
            Team team = teams.get(random.nextInt(teams.size()));
            Instant moment = from.plusSeconds(random.nextInt((int) YEAR.toSeconds()));
            long began = System.nanoTime();
            OnCall onCall = new OnCall(team, people);
            team.schedules().forEach(schedule -> onCall.at(schedule.id(), moment));
            took[n] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        return took[QUESTIONS * 99 / 100] / 1e6;
    }
}
