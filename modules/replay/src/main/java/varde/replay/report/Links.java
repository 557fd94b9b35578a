package varde.replay.report;

import java.util.regex.Pattern;

/** Takes the signatures out of links: a report goes to many, and a link acts for the one who was paged. */
final class Links {

    private static final Pattern SIGNED = Pattern.compile("(/a/)[A-Za-z0-9_-]{16}");

    private Links() {}

    static String without(String text) {
        return SIGNED.matcher(text).replaceAll("$1…");
    }
}
