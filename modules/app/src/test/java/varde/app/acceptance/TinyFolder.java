package varde.app.acceptance;

import java.nio.file.Path;
import java.util.Optional;
import varde.app.apply.Small;
import varde.config.ConfigFolder;
import varde.config.Configuration;
import varde.config.Reading;

/** Configuration folders of a handful of components, each looked at every second, for one team. */
final class TinyFolder {

    private static final String BOTH = "watch: {by: [\"agent/*\"], interval: 1s, grace: 1s}";

    private final Path root;

    private TinyFolder(Path root) {
        this.root = root;
    }

    /** A folder with two agents on two sites, one team and three people; components and steps are still to come. */
    static TinyFolder at(Path root) {
        Small.write(root, "agents.yaml", """
                agents:
                  - {id: agent/osl, site: oslo, interval: 1s, grace: 1s}
                  - {id: agent/trd, site: trondheim, interval: 1s, grace: 1s}
                """);
        Small.write(root, "routes.yaml", "route: {team: operations}\n");
        // So many outages in a minute would be told in digests; what those are is shown where escalation is tested.
        Small.write(root, "rules.yaml", "smsSpacing: 0s\nsmsPerHour: 1000\nemailSpacing: 0s\nemailPerHour: 1000\n");
        Small.write(root, "people.yaml", """
                people:
                  - {id: kari, name: Kari Nordmann, language: en, contacts: [{sms: "+4790000001"}, {email: kari@example.org, after: 1s}]}
                  - {id: ola, name: Ola Hansen, language: nb, contacts: [{sms: "+4790000002"}]}
                  - {id: siri, name: Siri Lunde, language: nb, contacts: [{email: siri@example.org}]}
                """);
        return new TinyFolder(root);
    }

    /** Components that need nothing and that both agents look at. */
    TinyFolder watched(String... components) {
        StringBuilder text = new StringBuilder("components:\n");
        for (String component : components) {
            text.append("  - {id: %s, kind: database, criticality: vital, %s}\n".formatted(component, BOTH));
        }
        Small.write(root, "landscape/watched.yaml", text.toString());
        return this;
    }

    /** A component with so many behind it: when it breaks, all fail within a second or two. */
    TinyFolder behind(String hub, int many) {
        StringBuilder text = new StringBuilder(
                "components:\n  - {id: %s, kind: switch, criticality: high, %s}\n".formatted(hub, BOTH));
        for (int n = 1; n <= many; n++) {
            text.append("  - {id: node/%02d, kind: server, needs: [%s], %s}\n".formatted(n, hub, BOTH));
        }
        Small.write(root, "landscape/behind.yaml", text.toString());
        return this;
    }

    /** More components, as they stand in a file. */
    TinyFolder landscape(String text) {
        Small.write(root, "landscape/more.yaml", text);
        return this;
    }

    /** The steps of the one team, in YAML's flow style. */
    TinyFolder steps(String steps) {
        Small.write(root, "teams/operations.yaml", """
                id: operations
                name: Operations
                timezone: Europe/Oslo
                schedules:
                  - {id: primary, layers: [{rotation: weekly, start: 2026-01-05T08:00, people: [kari, ola, siri]}]}
                escalation: {steps: %s, repeat: 0}
                """.formatted(steps));
        return this;
    }

    /** Other rules than that nothing waits for a digest, as they stand in a file. */
    TinyFolder rules(String text) {
        Small.write(root, "rules.yaml", text);
        return this;
    }

    /** The folder itself. */
    Path path() {
        return root;
    }

    /** What stands in the folder. */
    Configuration read() {
        return read(root);
    }

    /** What stands in such a folder. */
    static Configuration read(Path root) {
        Reading reading = ConfigFolder.read(root, name -> Optional.of("1"));
        return reading.configuration().orElseThrow(() -> new AssertionError(reading.problems()));
    }
}
