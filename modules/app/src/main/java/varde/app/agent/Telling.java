package varde.app.agent;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import varde.agent.Look;
import varde.agent.Witness;
import varde.app.Output;
import varde.core.detect.HeartbeatStatus;

/** Tells people what an agent sees: each component when it is seen first, and when it has changed. */
final class Telling implements Witness {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** A look, for programs. */
    private record Seen(String component, String status, String message, long milliseconds, int attempts) {
        static Seen of(Look look) {
            return new Seen(
                    look.watched().component(),
                    look.finding().status().name(),
                    look.finding().message(),
                    look.took().toMillis(),
                    look.attempts());
        }

        String words() {
            String took = attempts == 0
                    ? ""
                    : " (" + milliseconds + " ms" + (attempts > 1 ? ", attempt " + attempts : "") + ")";
            return "%-8s %s: %s%s".formatted(status, component, message, took);
        }
    }

    private final Output output;
    private final Map<String, HeartbeatStatus> known = new ConcurrentHashMap<>();

    Telling(Output output) {
        this.output = output;
    }

    /** Tells one look, whatever is known already. */
    void tell(Look look) {
        Seen seen = Seen.of(look);
        output.say(seen, seen.words());
    }

    @Override
    public void looked(Look look) {
        HeartbeatStatus status = look.finding().status();
        if (known.put(look.watched().component(), status) != status) {
            Seen seen = Seen.of(look);
            output.say(seen, now() + seen.words());
        }
    }

    @Override
    public void cutOff(String why) {
        output.say(Map.of("cutOff", why), now() + "CUT OFF  " + why + "; the checks go on");
    }

    @Override
    public void through(long dropped) {
        String lost = dropped == 0 ? "" : "; " + dropped + " were dropped since the start";
        output.say(
                Map.<String, Object>of("through", true, "dropped", dropped),
                now() + "THROUGH  heartbeats reach Kafka" + lost);
    }

    private static String now() {
        return CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + " ";
    }
}
