package varde.app.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import varde.app.Settings;
import varde.app.oncall.Moment;
import varde.replay.Progress;
import varde.replay.recording.Recording;
import varde.wire.serde.SchemaIds;

/** The options that say what is looked back at: an interval of a cluster's log, or of an exported file. */
final class Source {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Reader.class,
            description = "Begin of the interval, such as 2026-11-25T22:00 (default: as far back as anything is kept).")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Reader.class,
            description = "End of the interval (default: now).")
    private @Nullable Moment to;

    @Mixin
    private Place place = new Place();

    /** Opens what the options name. Nothing is written there. */
    Recording open(Settings settings, Progress progress) {
        return place.open(settings, instant(from), instant(to), progress::passed);
    }

    /** The ids of the schemas that its values were written with; after {@link #open}. */
    SchemaIds ids() {
        return place.ids();
    }

    private static Optional<Long> instant(@Nullable Moment moment) {
        return Optional.ofNullable(moment)
                .map(written -> written.in(ZoneId.systemDefault()))
                .map(Instant::toEpochMilli);
    }
}
