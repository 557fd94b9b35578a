package varde.app.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import varde.app.view.Situation;
import varde.wire.Topics;
import varde.wire.codec.Codecs;
import varde.wire.serde.FixedSchemaIds;

@DisplayName("The page behind a link that is good no more")
class AnswerPageTest {

    private final Topics topics = new Topics("");
    private final AnswerPage page =
            new AnswerPage(new Situation(topics, new Codecs(topics, new FixedSchemaIds())), ZoneId.of("Europe/Oslo"));

    @Test
    void saysInBothLanguagesHowElseOneAnswers() {
        assertThat(page.expired())
                .contains("<html lang=\"nb\"")
                .contains("Lenken er utløpt. Svar på SMS-en, eller kjør ./varde ack.")
                .contains("<p lang=\"en\">This link has expired. Answer by SMS, or run ./varde ack.</p>")
                .doesNotContain("<form");
    }

    @Test
    void repeatsNothingOfAStrangersAddressAsMarkUp() {
        assertThat(page.unknown("<script>1"))
                .contains("Ingen her kjenner denne lenken.")
                .contains("<p lang=\"en\">Nobody here knows this link.</p>")
                .contains("&lt;script&gt;1")
                .doesNotContain("<script>");
    }
}
