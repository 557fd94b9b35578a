package varde.app.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small configuration folder for tests. */
public final class Small {

    private Small() {}

    /** Writes the folder: two teams, three people, a route by kind. */
    public static Path folder(Path root) {
        write(root, "routes.yaml", """
                route:
                  team: operations
                  routes:
                    - matchers: ['kind="database"']
                      team: database
                      continue: true
                    - matchers: [severity=CRITICAL]
                      team: operations
                """);
        write(root, "landscape/all.yaml", """
                components:
                  - {id: db/a, kind: database}
                """);
        write(root, "people.yaml", """
                people:
                  - {id: kari, name: Kari Nordmann, contacts: [{sms: "+4790000001"}]}
                  - {id: ola, name: Ola Hansen, contacts: [{sms: "+4790000002"}]}
                """);
        for (String team : new String[] {"operations", "database"}) {
            write(root, "teams/" + team + ".yaml", """
                    id: %s
                    name: Team %s
                    timezone: Europe/Oslo
                    schedules:
                      - {id: primary, layers: [{rotation: weekly, start: 2026-01-05T08:00, people: [kari, ola]}]}
                    escalation: {steps: [{after: 0m, page: ["schedule:primary"]}]}
                    """.formatted(team, team));
        }
        return root;
    }

    /** Writes one file of the folder. */
    public static void write(Path root, String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
