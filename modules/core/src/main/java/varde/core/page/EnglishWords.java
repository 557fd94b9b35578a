package varde.core.page;

import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Target;

/** English. */
final class EnglishWords implements Words {

    @Override
    public String severity(Severity severity) {
        return severity.name();
    }

    @Override
    public String broken(boolean degraded) {
        return degraded ? "degraded" : "down";
    }

    @Override
    public String state(State state) {
        return switch (state) {
            case UP -> "up";
            case DEGRADED -> "degraded";
            case DOWN -> "down";
            case UNKNOWN -> "unknown";
        };
    }

    @Override
    public String dayPattern() {
        return "d MMM HH:mm";
    }

    @Override
    public String duration(long millis) {
        return Durations.of(millis, "h", "d");
    }

    @Override
    public String services(int count) {
        return count + (count == 1 ? " service" : " services");
    }

    @Override
    public String components(int count) {
        return count + (count == 1 ? " component" : " components");
    }

    @Override
    public String target(Target target) {
        return switch (target.kind()) {
            case PERSON -> "you by name";
            case SCHEDULE -> "the schedule " + target.id();
            case TEAM -> "the whole team";
        };
    }

    @Override
    public String lasted(boolean degraded, String duration) {
        return (degraded ? "after " : "down ") + duration;
    }

    @Override
    public String more(int count) {
        return "and " + count + (count == 1 ? " more component" : " more components");
    }

    @Override
    public String late(String duration) {
        return "late by " + duration;
    }

    @Override
    public String drill() {
        return "DRILL";
    }

    @Override
    public String asking(int count) {
        return count + (count == 1 ? " outage asks for you" : " outages ask for you");
    }

    @Override
    public String told(int over, int other) {
        String ended = over == 0 ? "" : over + " over";
        String news = other == 0 ? "" : other + (other == 1 ? " message" : " messages");
        return ended + (over == 0 || other == 0 ? "" : ", ") + news;
    }

    @Override
    public String event(PageEvent event, Severity severity) {
        return switch (event) {
            case OPENED, WORSE, DIGEST, DRILL, UNPAGED, ROSTER -> severity(severity);
            case REMINDER -> "REMINDER";
            case MERGED -> "MOVED";
            case TAKEN -> "TAKEN";
            case INFORM -> "FYI";
            case ALL_CLEAR -> "OVER";
        };
    }

    @Override
    public String wrong(PageFacts.Wrong what, String schedule, String person) {
        return switch (what) {
            case NOBODY -> "Nobody is on call in " + schedule;
            case TWICE -> person + " is on call twice, in " + schedule;
            case UNCLEAR -> "Who is on call cannot be found out, in " + schedule;
            case NO_CONTACT -> person + " is on call in " + schedule + " but has no contact";
        };
    }

    @Override
    public String notConfirmedSince(String time) {
        return "Not confirmed since " + time;
    }
}
