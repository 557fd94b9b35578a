package varde.app.oncall;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment as people write it: {@code 2026-01-05T08:00} on the team's clock, or with an offset or {@code Z}.
 *
 * @param written a local time, or one with its offset
 */
public record Moment(TemporalAccessor written) {

    /** The instant that a team in this zone means. */
    public Instant in(ZoneId zone) {
        return written instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(written);
    }

    /** Now, by this machine's clock. */
    public static Moment now() {
        return new Moment(Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    /** Reads what people write. */
    public static final class Reader implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return new Moment(DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text, java.time.OffsetDateTime::from, LocalDateTime::from));
            } catch (DateTimeException broken) {
                throw new TypeConversionException(
                        "`" + text
                                + "` is not a time; write it like 2026-01-05T08:00, 2026-01-05T08:00+01:00 or 2026-01-05T07:00Z");
            }
        }
    }
}
