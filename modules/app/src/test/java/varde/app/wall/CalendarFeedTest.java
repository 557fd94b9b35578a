package varde.app.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.answer.Answering;
import varde.app.apply.Folder;
import varde.app.apply.Small;
import varde.app.log.LogReader;
import varde.app.view.Situation;
import varde.config.Publication;
import varde.core.page.LinkSigner;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

@DisplayName("A calendar that subscribes to the wall's feeds")
class CalendarFeedTest {

    private static final String FEED = "/oncall/team/database.ics";
    private static final Instant IN_FORCE = Instant.parse("2026-03-01T12:00:00.250Z");

    private final Topics topics = new Topics("");
    private final Codecs codecs = new Codecs(topics, new FixedSchemaIds());
    private final Situation situation = new Situation(topics, codecs);
    private final Answering answering =
            new Answering(new LogReader.Kafka("127.0.0.1:1", Map.of()), topics, codecs, situation);
    private final Hands clock = new Hands();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WallServer wall = new WallServer(
            situation,
            answering,
            new LinkSigner("http://127.0.0.1", List.of(new byte[32])),
            new WallServer.Settings("127.0.0.1", 0, ZoneId.of("Europe/Oslo"), clock, routes -> {}));

    @TempDir
    Path root;

    /** A clock that a test sets. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-03-20T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void configured() {
        Small.folder(root);
        apply(IN_FORCE);
    }

    @AfterEach
    void close() {
        wall.close();
        answering.close();
    }

    private void apply(Instant at) {
        Publication.of(Folder.require(root), "test", at.toEpochMilli())
                .escalate()
                .forEach(situation::take);
    }

    /** The same teams, without Ola. */
    private void olaLeaves() {
        Small.write(root, "people.yaml", """
                people:
                  - {id: kari, name: Kari Nordmann, contacts: [{sms: "+4790000001"}]}
                """);
        for (String team : List.of("operations", "database")) {
            Small.write(root, "teams/" + team + ".yaml", """
                    id: %s
                    name: Team %s
                    timezone: Europe/Oslo
                    schedules:
                      - {id: primary, layers: [{rotation: weekly, start: 2026-01-05T08:00, people: [kari]}]}
                    escalation: {steps: [{after: 0m, page: ["schedule:primary"]}]}
                    """.formatted(team, team));
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wall.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<VEvent> events(String text) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(text));
        ValidationResult result = calendar.validate();
        assertThat(result.getEntries()).isEmpty();
        return calendar.getComponents("VEVENT");
    }

    @Test
    void readsWhatRfc5545AsksFor() throws Exception {
        HttpResponse<String> answer = get(FEED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type.replace(" ", "")).isEqualTo("text/calendar;charset=utf-8"));
        assertThat(answer.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("X-WR-CALNAME:On call: Team database\r\n");
        assertThat(answer.body().lines()).allMatch(line -> line.length() <= 75);
        assertThat(events(answer.body())).hasSizeBetween(27, 30).allSatisfy(event -> {
            assertThat(event.getRequiredProperty("DTSTAMP").getValue()).isEqualTo("20260301T120000Z");
            assertThat(event.getRequiredProperty("TRANSP").getValue()).isEqualTo("TRANSPARENT");
        });
        assertThat(get("/oncall/team/nobodys.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void mayAskForTheHeadersAlone() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + wall.port() + FEED))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = http.send(head, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag"))
                .isEqualTo(get(FEED).headers().firstValue("ETag"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(get(FEED).headers().firstValue("Content-Type"));
    }

    @Test
    void handsOverAtEightByTheClockOnTheWallInBothWeeksInWhichItChanges() throws Exception {
        List<String> spring = shifts(get(FEED).body());
        clock.now = Instant.parse("2026-10-20T08:00:00Z");
        List<String> autumn = shifts(get(FEED).body());

        assertThat(spring).contains("20260323T070000Z 20260330T060000Z", "20260330T060000Z 20260406T060000Z");
        assertThat(autumn).contains("20261019T060000Z 20261026T070000Z", "20261026T070000Z 20261102T070000Z");
    }

    private static List<String> shifts(String text) throws IOException, ParserException {
        List<String> shifts = new ArrayList<>();
        for (VEvent event : events(text)) {
            shifts.add(event.getRequiredProperty("DTSTART").getValue() + " "
                    + event.getRequiredProperty("DTEND").getValue());
        }
        return shifts;
    }

    @Test
    void neverHasTwoAtOnceNorAnIdentityTwice() throws Exception {
        Set<String> identities = new HashSet<>();
        String end = "";
        for (VEvent event : events(get(FEED).body())) {
            assertThat(identities.add(event.getRequiredProperty("UID").getValue()))
                    .isTrue();
            String start = event.getRequiredProperty("DTSTART").getValue();
            assertThat(start).isGreaterThanOrEqualTo(end);
            end = event.getRequiredProperty("DTEND").getValue();
        }
    }

    @Test
    void isSentNothingWhenItHasItAlready() throws Exception {
        HttpResponse<String> first = get(FEED);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String date = first.headers().firstValue("Last-Modified").orElseThrow();
        clock.now = clock.now.plus(Duration.ofHours(3));

        HttpResponse<String> again =
                get(FEED, "If-None-Match", tag, "If-Modified-Since", "Mon, 01 Jan 2024 00:00:00 GMT");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(get(FEED, "If-None-Match", "\"other\", W/" + tag).statusCode())
                .isEqualTo(304);
        assertThat(get(FEED, "If-None-Match", "\"other\"", "If-Modified-Since", date)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(FEED, "If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(get(FEED, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
    }

    @Test
    void isSentTheFeedWhenAShiftHasComeIntoReachOrTheRosterHasChanged() throws Exception {
        HttpResponse<String> first = get(FEED);
        String date = first.headers().firstValue("Last-Modified").orElseThrow();
        String tag = first.headers().firstValue("ETag").orElseThrow();

        clock.now = clock.now.plus(Duration.ofDays(7));
        HttpResponse<String> later = get(FEED, "If-Modified-Since", date);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.headers().firstValue("ETag"))
                .isNotEqualTo(first.headers().firstValue("ETag"));

        apply(Instant.parse("2026-03-27T07:00:00Z"));
        assertThat(get(FEED, "If-None-Match", tag).headers().firstValue("Last-Modified"))
                .as("put into force again without a change")
                .isEqualTo(later.headers().firstValue("Last-Modified"));
        olaLeaves();
        apply(Instant.parse("2026-03-27T08:00:00Z"));
        HttpResponse<String> changed = get(FEED, "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("Last-Modified")).hasValue("Fri, 27 Mar 2026 08:00:00 GMT");
    }

    @Test
    void hearsNothingMoreOfSomebodyWhomTheRosterInForceDoesNotKnow() throws Exception {
        assertThat(get("/oncall/person/ola.ics").statusCode()).isEqualTo(200);

        olaLeaves();
        apply(Instant.parse("2026-03-27T08:00:00Z"));

        assertThat(get("/oncall/person/ola.ics").statusCode()).isEqualTo(404);
    }
}
