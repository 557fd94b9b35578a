package varde.core.page;

import varde.core.correlate.Severity;
import varde.core.landscape.State;
import varde.core.oncall.Target;

/** Bokmål. */
final class NorwegianWords implements Words {

    @Override
    public String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "KRITISK";
            case MAJOR -> "ALVORLIG";
            case MINOR -> "MINDRE";
            case WARNING -> "VARSEL";
        };
    }

    @Override
    public String broken(boolean degraded) {
        return degraded ? "treg" : "nede";
    }

    @Override
    public String state(State state) {
        return switch (state) {
            case UP -> "oppe";
            case DEGRADED -> "treg";
            case DOWN -> "nede";
            case UNKNOWN -> "ukjent";
        };
    }

    @Override
    public String dayPattern() {
        return "d.M. HH:mm";
    }

    @Override
    public String duration(long millis) {
        return Durations.of(millis, "t", "d");
    }

    @Override
    public String services(int count) {
        return count + (count == 1 ? " tjeneste" : " tjenester");
    }

    @Override
    public String components(int count) {
        return count + (count == 1 ? " komponent" : " komponenter");
    }

    @Override
    public String target(Target target) {
        return switch (target.kind()) {
            case PERSON -> "du selv";
            case SCHEDULE -> "vaktlisten " + target.id();
            case TEAM -> "hele laget";
        };
    }

    @Override
    public String lasted(boolean degraded, String duration) {
        return (degraded ? "etter " : "nede i ") + duration;
    }

    @Override
    public String more(int count) {
        return "og " + count + (count == 1 ? " komponent til" : " komponenter til");
    }

    @Override
    public String late(String duration) {
        return "forsinket " + duration;
    }

    @Override
    public String drill() {
        return "ØVELSE";
    }

    @Override
    public String asking(int count) {
        return count + " utfall venter på svar";
    }

    @Override
    public String told(int over, int other) {
        String ended = over == 0 ? "" : over + (over == 1 ? " friskmeldt" : " friskmeldte");
        String news = other == 0 ? "" : other + (other == 1 ? " melding" : " meldinger");
        return ended + (over == 0 || other == 0 ? "" : ", ") + news;
    }

    @Override
    public String event(PageEvent event, Severity severity) {
        return switch (event) {
            case OPENED, WORSE, DIGEST, DRILL, UNPAGED, ROSTER -> severity(severity);
            case REMINDER -> "PÅMINNELSE";
            case MERGED -> "FLYTTET";
            case TAKEN -> "TATT";
            case INFORM -> "TIL INFO";
            case ALL_CLEAR -> "FRISKMELDT";
        };
    }

    @Override
    public String wrong(PageFacts.Wrong what, String schedule, String person) {
        return switch (what) {
            case NOBODY -> "Ingen har vakt i " + schedule;
            case TWICE -> person + " har vakt to ganger samtidig, i " + schedule;
            case UNCLEAR -> "Hvem som har vakt, kan ikke finnes, i " + schedule;
            case NO_CONTACT -> person + " har vakt i " + schedule + ", men kan ikke nås";
        };
    }

    @Override
    public String notConfirmedSince(String time) {
        return "Ikke bekreftet siden " + time;
    }
}
