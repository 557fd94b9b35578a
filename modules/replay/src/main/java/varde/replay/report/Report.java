package varde.replay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import varde.core.oncall.Team;
import varde.core.page.Receipt;
import varde.replay.Outcome;
import varde.replay.story.OutageTale;
import varde.replay.story.SentPage;
import varde.replay.story.Story;
import varde.replay.story.Timed;

/** The report of a post-mortem. The same story gives the same bytes. */
public final class Report {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Report() {}

    /**
     * Writes {@code report.html}, {@code report.md} and {@code report.json} into a folder, which is made if need be.
     *
     * @param outcome of deciding once more, if that was done
     */
    public static void write(Story story, Optional<Outcome> outcome, Path folder) throws IOException {
        Spell spell = new Spell(zone(story), story.interval());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.html"), HtmlReport.of(story, outcome, spell));
        Files.writeString(folder.resolve("report.md"), Markdown.of(story, outcome, spell));
        Files.writeString(folder.resolve("report.json"), json(story, outcome));
    }

    /** The zone of the first team, so that the report is the same on every machine. */
    private static ZoneId zone(Story story) {
        return story.staff().teams().values().stream()
                .map(Team::timezone)
                .findFirst()
                .orElse(ZoneOffset.UTC);
    }

    private static String json(Story story, Optional<Outcome> outcome) throws JsonProcessingException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("from", story.interval().from());
        all.put("to", story.interval().to());
        List<Object> outages = new ArrayList<>();
        for (OutageTale tale : story.outages()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("facts", plain(Facts.of(tale)));
            one.put("decisions", Decisions.of(tale, story.staff()));
            one.put("pages", pages(tale));
            outages.add(one);
        }
        all.put("outages", outages);
        all.put("notMeasured", story.blind());
        all.put("views", story.views());
        outcome.ifPresent(found -> {
            all.put("alike", found.agreed());
            all.put("differences", found.differences());
            all.put("unexplained", found.unexplained());
        });
        return JSON.writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> plain(Facts facts) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("number", facts.number());
        plain.put("name", facts.name());
        plain.put("root", facts.root());
        plain.put("severity", facts.severity());
        plain.put("status", facts.status());
        plain.put("teams", facts.teams());
        plain.put("applications", facts.applications());
        plain.put("failures", facts.failures());
        plain.put("brokeAt", facts.brokeAt());
        plain.put("openedAt", facts.openedAt());
        plain.put("durationMs", facts.duration().orElse(null));
        plain.put("detectedAfterMs", facts.detectedAfter());
        plain.put("pagedAfterMs", facts.pagedAfter().orElse(null));
        plain.put("acknowledgedAfterMs", facts.acknowledgedAfter().orElse(null));
        plain.put("pages", facts.pages());
        plain.put("people", facts.people());
        return plain;
    }

    private static List<Object> pages(OutageTale tale) {
        List<Object> pages = new ArrayList<>();
        tale.pages().forEach(sent -> {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("id", sent.page().id());
            page.put("kind", sent.page().kind());
            page.put("event", sent.page().event());
            page.put("at", sent.at());
            page.put("person", sent.page().person());
            page.put("channel", sent.page().channel());
            page.put("shortText", Links.without(sent.page().shortText()));
            page.put("receipts", receipts(sent));
            pages.add(page);
        });
        return pages;
    }

    private static List<Object> receipts(SentPage sent) {
        List<Object> receipts = new ArrayList<>();
        for (Timed<Receipt> receipt : sent.receipts()) {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("at", receipt.at());
            plain.put("status", receipt.said().status());
            plain.put("provider", receipt.said().provider());
            plain.put("reason", receipt.said().reason());
            receipts.add(plain);
        }
        return receipts;
    }
}
