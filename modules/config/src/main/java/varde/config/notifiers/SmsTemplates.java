package varde.config.notifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.config.problem.Nearest;
import varde.config.yaml.Fields;

/** Whether the templates of an SMS gateway carry what they must, and nothing that nobody fills in. */
final class SmsTemplates {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> KNOWN = List.of("to", "digits", "text", "id", "from");

    private SmsTemplates() {}

    static void check(Fields fields, String url, SortedMap<String, String> headers, String body) {
        List<String> found = new ArrayList<>();
        places("url", url, fields, found);
        headers.values().forEach(value -> places("headers", value, fields, found));
        places("body", body, fields, found);
        if (!found.contains("text")) {
            fields.error("url", "neither `url` nor `body` holds {text}, so messages would be empty; put it in");
        }
        if (!found.contains("to") && !found.contains("digits")) {
            fields.error("url", "neither `url` nor `body` holds {to}, so nobody would be reached; put it in");
        }
    }

    private static void places(String key, String template, Fields fields, List<String> found) {
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            String name = place.group(1);
            found.add(name);
            if (!KNOWN.contains(name)) {
                String known = "; known are " + String.join(", ", KNOWN);
                fields.warning(key, "nothing fills in {" + name + "}" + Nearest.ending(name, KNOWN, known));
            }
        }
    }
}
