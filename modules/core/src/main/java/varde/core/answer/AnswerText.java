package varde.core.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import varde.core.answer.Said.Verb;

/**
 * Reads what a person writes with one thumb at three in the morning: {@code ok}, {@code OK 1042}, {@code ja}, {@code nei 1042},
 * {@code 1042 notat bytter strøm}, {@code ok D17}. Capitals, marks and the order of word and number do not matter. What
 * could mean something else means nothing: somebody is asked, instead of an alarm being silenced.
 */
public final class AnswerText {

    private static final int LONGEST = 1_000;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,8})");
    private static final Pattern GLUED = Pattern.compile("(?i)(ok|ja|yes|nei|no)#?([0-9]{1,8}|[a-z][0-9]{1,5})");
    private static final Pattern AROUND = Pattern.compile("^[\\p{Punct}\\p{P}\\s&&[^#]]+|[\\p{Punct}\\p{P}\\s]+$");

    private static final Map<Verb, Set<String>> WORDS = Map.of(
            Verb.TAKE,
                    Set.of(
                            "ok", "okay", "okei", "ja", "jepp", "j", "yes", "yep", "y", "ack", "tar", "take", "mine",
                            "min"),
            Verb.DECLINE, Set.of("nei", "n", "no", "nope"),
            Verb.NOTE, Set.of("notat", "note", "merk", "nb"));
    /** With one of these behind it, a yes is none. */
    private static final Set<String> NEGATIONS =
            Set.of("ikke", "ikkje", "not", "nei", "no", "cannot", "can't", "cant", "don't", "dont", "aldri", "never");

    private final List<String> words;
    private final String whole;
    private Optional<Verb> verb = Optional.empty();
    private Optional<Integer> number = Optional.empty();
    private Optional<BundleCode> bundle = Optional.empty();
    private int read;

    private AnswerText(String whole) {
        this.whole = whole;
        this.words = new ArrayList<>(List.of(whole.split(" ")));
    }

    /** What a text means. */
    public static Said read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ")
                .strip();
        return new AnswerText(plain.substring(0, Math.min(LONGEST, plain.length()))).said();
    }

    private Said said() {
        Matcher glued = GLUED.matcher(bare(words.get(0)));
        if (glued.matches()) {
            words.set(0, glued.group(1));
            words.add(1, glued.group(2));
        }
        while (read < words.size() && take(bare(words.get(read)))) {
            read++;
        }
        String rest = String.join(" ", words.subList(read, words.size())).strip();
        Verb meant = verb.orElse(Verb.UNCLEAR);
        if (meant == Verb.TAKE && contradicted(rest) || meant == Verb.NOTE && rest.isEmpty()) {
            meant = Verb.UNCLEAR;
        }
        return new Said(meant, number, bundle, meant == Verb.UNCLEAR ? whole : rest);
    }

    /** Takes a word as what is wanted or as what it is about, each at most once. */
    private boolean take(String word) {
        Matcher digits = NUMBER.matcher(word);
        if (digits.matches()) {
            boolean first = number.isEmpty() && bundle.isEmpty();
            if (first) {
                number = Optional.of(Integer.valueOf(digits.group(1)));
            }
            return first;
        }
        Optional<Verb> meant = verbOf(word);
        if (meant.isPresent()) {
            boolean first = verb.isEmpty();
            verb = first ? meant : verb;
            return first;
        }
        Optional<BundleCode> code = BundleCode.read(word);
        boolean first = code.isPresent() && bundle.isEmpty() && number.isEmpty();
        if (first) {
            bundle = code;
        }
        return first;
    }

    private static Optional<Verb> verbOf(String word) {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean contradicted(String rest) {
        for (String word : rest.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")) {
            if (NEGATIONS.contains(word)) {
                return true;
            }
        }
        return whole.contains("?");
    }

    private static String bare(String word) {
        return AROUND.matcher(word).replaceAll("");
    }
}
