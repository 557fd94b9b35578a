package varde.app.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.app.Varde;

/**
 * The first half of {@link NightTest}'s night, as it is kept, under other folders. The first of two outages was Ola's, whose
 * week it was, and Kari took it.
 */
@DisplayName("A kept night under another configuration")
class OtherConfigurationTest {

    private static final Path NIGHT = Path.of("../replay/src/test/nights/answered.varde");
    private static final String AFTERWARDS = "Pages that never were arrive and are answered after the usual time.\n";

    @TempDir
    private Path root;

    private TinyFolder nights() {
        return NightTest.folderOfTheEvening(root);
    }

    @Test
    void isTheSameNightWhereTheFolderIsTheSame() {
        assertThat(replay(0, nights())).isEqualTo("""
                Nothing would have been otherwise. 2 outages would have been 2; 2 pages would have been 2 (no more, no less).
                """ + AFTERWARDS);
    }

    @Test
    void tellsWhoWouldHaveBeenPagedInWhosePlace() {
        TinyFolder other =
                nights().steps("[{after: 0m, page: [\"person:siri\"]}, {after: 1m, page: [\"person:ola\"]}]");

        assertThat(replay(0, other)).isEqualTo("""
                2026-11-27T06:59:56.532Z CHANGED  1001 CRITICAL db/a; cause db/a
                    - 2026-11-27T06:59:56.762Z ola by SMS (OPENED) would not have come
                    + 2026-11-27T06:59:56.637Z siri by EMAIL (OPENED) would have come
                    + 2026-11-27T06:59:57.463Z siri by EMAIL (TAKEN) would have come
                    + 2026-11-27T06:59:59.603Z siri by EMAIL (ALL_CLEAR) would have come
                2026-11-27T06:59:59.224Z CHANGED  1002 CRITICAL db/b; cause db/b
                    - 2026-11-27T06:59:59.310Z ola by SMS (OPENED) would not have come
                    + 2026-11-27T06:59:59.243Z siri by EMAIL (OPENED) would have come
                2 outages would have been 2; 2 pages would have been 4 (2 more).
                  ola                     2 pages, would have been 0
                  siri                    0 pages, would have been 4
                """ + AFTERWARDS);
    }

    @Test
    void tellsWhichOutagesWouldNotHaveBeen() {
        TinyFolder other = nights().watched("db/a", "db/c", "db/d").landscape("""
                        components:
                          - {id: app/one, kind: application, criticality: vital, needs: [db/a]}
                        """);

        assertThat(replay(0, other)).isEqualTo("""
                2026-11-27T06:59:59.224Z GONE  1002 CRITICAL db/b; cause db/b
                    why: db/b would have belonged to no outage: it was well again before one was opened, or is not in the landscape.
                    - 2026-11-27T06:59:59.310Z ola by SMS (OPENED) would not have come
                2 outages would have been 1; 2 pages would have been 1 (1 fewer).
                  ola                     2 pages, would have been 1
                """ + AFTERWARDS);
    }

    @Test
    void isRefusedWithTheFileAndTheLineThatAreWrong() {
        assertThat(replay(2, nights().steps("[{after: 0m, page: [\"person:nobody\"]}]")))
                .startsWith("teams/operations.yaml:6:41: error: `page` names the person `nobody`");
    }

    private static String replay(int status, TinyFolder folder) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int found = Varde.run(
                Map.of(),
                out,
                out,
                "replay",
                "--file",
                NIGHT.toString(),
                "--config",
                folder.path().toString());
        assertThat(found).as(said.toString()).isEqualTo(status);
        return said.toString();
    }
}
