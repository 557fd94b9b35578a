package varde.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every call of a logger where pages, answers and providers are handled: none of them may be given what says who a person is, where
 * he or she is reached, what a message says, or a secret. Pages are named by their ids.
 */
@DisplayName("A log of notifiers")
class LogsTest {

    private static final List<String> WHERE = List.of(
            "modules/notify/src/main/",
            "modules/app/src/main/java/varde/app/notify/",
            "modules/app/src/main/java/varde/app/answer/",
            "modules/app/src/main/java/varde/app/outbox/");
    private static final Pattern CALL =
            Pattern.compile("LOG\\s*\\.(?:trace|debug|info|warn|error)\\(((?:[^;]|;(?!\\n))*?)\\);");
    private static final Pattern TELLING =
            Pattern.compile("\\b(address|contacts?|from|to|text|shortText|subject|html|words|body|person|who|name"
                    + "|password|secret|secrets|token|key|getSourceAddr|getShortMessage)\\(\\)");

    @Test
    void namesPagesByTheirIdsAndTellsNobodyAboutPeople() {
        List<String> calls = new ArrayList<>();
        List<String> telling = new ArrayList<>();
        for (Source source : Source.all()) {
            if (WHERE.stream().noneMatch(source.file().toString()::startsWith)) {
                continue;
            }
            Matcher call = CALL.matcher(source.text());
            while (call.find()) {
                calls.add(call.group());
                Matcher told = TELLING.matcher(call.group(1));
                while (told.find()) {
                    telling.add(source.file() + ": " + told.group());
                }
            }
        }
        assertThat(calls).as("the calls are found").hasSizeGreaterThan(25);
        assertThat(telling).isEmpty();
    }
}
