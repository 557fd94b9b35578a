package varde.config.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import varde.config.yaml.Value;
import varde.core.route.Matcher;

/**
 * Reads matchers as Alertmanager writes them: {@code kind=~"path|router"}, values quoted or bare, several with commas
 * and braces around them if one likes.
 */
public final class Matchers {

    private static final Pattern LABEL = Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*");
    private static final Pattern BARE = Pattern.compile("[^\\s{}!=~,\\\\\"'`]*");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(,\\s*|$)");

    private final String text;
    private final java.util.regex.Matcher scan;
    private int at;

    private Matchers(String text) {
        this.text = text;
        this.scan = LABEL.matcher(text);
    }

    /** Reads a list of matchers; empty if any of them cannot be read, which is reported. */
    public static Optional<List<Matcher>> read(List<Value> values) {
        List<Matcher> matchers = new ArrayList<>();
        boolean whole = true;
        for (Value value : values) {
            Optional<List<Matcher>> parsed = value.as(Matchers::parse);
            parsed.ifPresent(matchers::addAll);
            whole &= parsed.isPresent();
        }
        return whole ? Optional.of(matchers) : Optional.empty();
    }

    /**
     * Reads one text.
     *
     * @throws IllegalArgumentException if it is no matcher; the message says what is wrong
     */
    public static List<Matcher> parse(String text) {
        String trimmed = text.strip();
        boolean braces = trimmed.startsWith("{") && trimmed.endsWith("}");
        return new Matchers(braces ? trimmed.substring(1, trimmed.length() - 1).strip() : trimmed).all();
    }

    private List<Matcher> all() {
        List<Matcher> found = new ArrayList<>();
        do {
            found.add(one());
            scan.usePattern(BETWEEN);
            require(next(), "expected a comma or the end after the value; put the value in quotes");
        } while (at < text.length());
        return found;
    }

    private Matcher one() {
        scan.usePattern(LABEL);
        require(next(), "expected label, operator and value, like kind=~\"path|router\"");
        String label = scan.group(1);
        Matcher.Operator operator = operator(scan.group(2));
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
        try {
            return new Matcher(label, operator, value);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(
                    "`" + value + "` is not a regular expression: " + broken.getDescription() + " near position "
                            + (broken.getIndex() + 1),
                    broken);
        }
    }

    private static Matcher.Operator operator(String sign) {
        return Arrays.stream(Matcher.Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private String bare() {
        scan.usePattern(BARE);
        next();
        return scan.group();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return value.toString();
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                value.append(unescaped(text.charAt(i)));
            } else {
                value.append(c);
            }
        }
        throw new IllegalArgumentException("`" + text + "`: the quotation mark is not closed");
    }

    /** Alertmanager's three escapes; before any other sign the backslash stays, as regular expressions need it. */
    private static String unescaped(char c) {
        if (c == 'n') {
            return "\n";
        }
        return c == '"' || c == '\\' ? String.valueOf(c) : "\\" + c;
    }

    private boolean next() {
        scan.region(at, text.length());
        boolean found = scan.lookingAt();
        at = found ? scan.end() : at;
        return found;
    }

    private void require(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException("`" + text + "` at position " + (at + 1) + ": " + message);
        }
    }
}
