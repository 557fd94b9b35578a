package varde.notify.sms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.core.page.Page;

/** A text with places for the values of a message. What is put in is never looked at for places again. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{(to|digits|text|id|from)}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template of(String text) {
        return new Template(text);
    }

    String fill(Values values, Escape escape) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(escape.apply(values.named(place.group(1)))));
    }

    /**
     * What can be put in.
     *
     * @param to the number as the contact has it
     * @param text the message
     * @param id the page's id
     * @param from the sender
     */
    record Values(String to, String text, String id, String from) {

        /** For looking at what a template becomes. */
        static final Values SAMPLE = new Values("+4790000001", "text", "id", "from");

        static Values of(Page page, String from) {
            return new Values(page.address(), page.shortText(), page.id(), from);
        }

        private String named(String name) {
            return switch (name) {
                case "to" -> to;
                case "digits" -> to.replace("+", "");
                case "text" -> text;
                case "id" -> id;
                case "from" -> from;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }
}
