package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.core.correlate.Outage;
import varde.core.correlate.Severity;
import varde.core.landscape.Component;
import varde.core.oncall.Language;
import varde.core.oncall.Target;
import varde.core.oncall.Team;
import varde.core.page.Gsm7;
import varde.core.page.PageEvent;
import varde.core.page.PageFacts;
import varde.core.page.Rendered;
import varde.core.page.Texts;
import varde.streams.TextResources;

/** Over the example configuration: every component broken, every owner paged, in both languages. */
@DisplayName("The text messages of the example")
class ExampleTextsTest {

    private static final long SINCE = 1_767_233_640_000L;
    private static final String LINK = "https://varde.example.org/a/AAQSB5dC0DYbb6pi";

    private final Texts texts = Texts.of(TextResources::read);
    private final Configuration example = ConfigFolder.read(root().resolve("config"), name -> Optional.of("1"))
            .configuration()
            .orElseThrow();

    @Test
    void areOneSegmentAndInTheCommonCaseNothingHadToBeCut() {
        List<Integer> lengths = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        for (Component component : example.components()) {
            for (Language language : Language.values()) {
                for (PageEvent event : PageEvent.values()) {
                    String said = rendered(component, event, language).shortText();
                    assertThat(Gsm7.holds(said)).as(said).isTrue();
                    assertThat(Gsm7.septets(said)).as(said).isLessThanOrEqualTo(Gsm7.SEGMENT);
                    lengths.add(Gsm7.septets(said));
                    if (event == PageEvent.OPENED && !said.contains(Gsm7.of(component.name()))) {
                        cut.add(said);
                    }
                }
            }
        }
        int opened = example.components().size() * Language.values().length;
        System.out.printf(
                "%d text messages of the example: longest %d septets; of %d about something broken %d had the name cut%n",
                lengths.size(),
                lengths.stream().mapToInt(Integer::intValue).max().orElse(0),
                opened,
                cut.size());
        // 165 of 666 when this was written: long names with a cause, a link and three services beside them.
        assertThat(cut.size()).isLessThanOrEqualTo(opened / 4);
    }

    private Rendered rendered(Component component, PageEvent event, Language language) {
        Team team = example.teams()
                .get(Math.floorMod(component.id().hashCode(), example.teams().size()));
        return texts.render(new PageFacts(
                event,
                language,
                ZoneId.of("Europe/Oslo"),
                1042,
                Severity.CRITICAL,
                false,
                component.name(),
                // What the title names is not named as the cause once more.
                component.kind().equals("application") ? Optional.of("oslo-1/db-kj-a") : Optional.empty(),
                SINCE,
                SINCE + 60_000,
                event == PageEvent.ALL_CLEAR ? Optional.of(SINCE + 60_000) : Optional.empty(),
                new PageFacts.Hits(List.of("Kjernejournal", "Helsenorge"), 37, List.<Outage.Hit>of()),
                team.name(),
                "Kari Nordmann",
                new PageFacts.Why(1, Optional.of(new Target(Target.Kind.SCHEDULE, "primary")), "routes.yaml:14"),
                Optional.of(LINK),
                0,
                Optional.empty(),
                false,
                Optional.of("Ola Hansen"),
                Optional.of("Backbone and WAN"),
                Optional.of(1041),
                Optional.of(SINCE + 3_600_000),
                List.of(),
                Optional.empty(),
                List.of()));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!java.nio.file.Files.isRegularFile(folder.resolve("varde"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}
