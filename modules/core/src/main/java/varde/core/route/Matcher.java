package varde.core.route;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One condition on a label, as in Alertmanager: a missing label is the empty string, and regular expressions are
 * anchored at both ends.
 */
public final class Matcher {

    /** How the value is compared. */
    public enum Operator {
        /** Equal. */
        EQUAL("="),
        /** Not equal. */
        NOT_EQUAL("!="),
        /** Matches the whole regular expression. */
        MATCHES("=~"),
        /** Does not match the whole regular expression. */
        NOT_MATCHES("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As it is written. */
        public String sign() {
            return sign;
        }
    }

    private final String label;
    private final Operator operator;
    private final String value;
    private final Pattern pattern;

    /**
     * Makes a matcher.
     *
     * @throws PatternSyntaxException if the value should be a regular expression and is none
     */
    public Matcher(String label, Operator operator, String value) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        boolean expression = operator == Operator.MATCHES || operator == Operator.NOT_MATCHES;
        this.pattern = Pattern.compile(expression ? value : Pattern.quote(value), Pattern.DOTALL);
    }

    /** The label that is looked at. */
    public String label() {
        return label;
    }

    /** How it is compared. */
    public Operator operator() {
        return operator;
    }

    /** What it is compared with. */
    public String value() {
        return value;
    }

    /** Whether these labels fulfil the condition. */
    public boolean matches(Map<String, String> labels) {
        boolean same = pattern.matcher(labels.getOrDefault(label, "")).matches();
        return (operator == Operator.EQUAL || operator == Operator.MATCHES) == same;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that
                && label.equals(that.label)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, operator, value);
    }

    @Override
    public String toString() {
        return label + operator.sign() + "\"" + value + "\"";
    }
}
