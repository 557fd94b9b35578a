package varde.config.route;

import static org.assertj.core.api.Assertions.assertThat;
import static varde.core.route.Matcher.Operator.EQUAL;
import static varde.core.route.Matcher.Operator.MATCHES;
import static varde.core.route.Matcher.Operator.NOT_EQUAL;
import static varde.core.route.Matcher.Operator.NOT_MATCHES;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import varde.core.route.Matcher;

/** What Alertmanager takes as a matcher. */
class MatchersTest {

    @Test
    void quotedAndBareValues() {
        assertThat(Matchers.parse("kind=~\"path|router\""))
                .containsExactly(new Matcher("kind", MATCHES, "path|router"));
        assertThat(Matchers.parse("region != sor-ost")).containsExactly(new Matcher("region", NOT_EQUAL, "sor-ost"));
        assertThat(Matchers.parse("name!~db.*")).containsExactly(new Matcher("name", NOT_MATCHES, "db.*"));
        assertThat(Matchers.parse("kind=")).containsExactly(new Matcher("kind", EQUAL, ""));
        assertThat(Matchers.parse(" kind = \"\" ")).containsExactly(new Matcher("kind", EQUAL, ""));
    }

    @Test
    void severalWithCommasAndBraces() {
        assertThat(Matchers.parse("{kind=path, site=\"a,b\",}"))
                .containsExactly(new Matcher("kind", EQUAL, "path"), new Matcher("site", EQUAL, "a,b"));
    }

    @Test
    void escapes() {
        assertThat(Matchers.parse("a=\"x\\\"y\\\\z\\n\"")).containsExactly(new Matcher("a", EQUAL, "x\"y\\z\n"));
        assertThat(Matchers.parse("a=~\"\\d+\"")).containsExactly(new Matcher("a", MATCHES, "\\d+"));
    }

    @Property
    void everyValueCanBeQuoted(@ForAll String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");

        assertThat(Matchers.parse("label=\"" + quoted + "\"")).containsExactly(new Matcher("label", EQUAL, value));
    }

    @Property
    void everyTextIsReadOrRefusedInWords(@ForAll String text) {
        try {
            assertThat(Matchers.parse(text)).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("`");
        }
    }
}
