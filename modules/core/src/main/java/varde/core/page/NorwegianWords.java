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
    public String more(int count) {
        return "og " + count + " til";
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
    public String notConfirmedSince(String time) {
        return "Ikke bekreftet siden " + time;
    }
}
