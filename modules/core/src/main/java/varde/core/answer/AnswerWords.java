package varde.core.answer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import varde.core.oncall.Language;
import varde.core.page.Gsm7;

/**
 * What is said back to a text message, in the sender's language: one segment each, as long as names are not very long, and never
 * longer than that by what a name or a text puts in.
 */
public final class AnswerWords {

    private static final int LONGEST_TITLE = 24;
    private static final Set<String> ENGLISH = Set.of("yes", "no", "note", "the", "take", "mine", "not", "yep", "nope");
    private static final String NORWAY = "47";

    private final boolean nb;

    private AnswerWords(boolean nb) {
        this.nb = nb;
    }

    /** The words of a language. */
    public static AnswerWords in(Language language) {
        return new AnswerWords(language == Language.NB);
    }

    /** The likely language of somebody whom nobody knows, by what is written and from where. */
    static Language languageOf(String text, String from) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (ENGLISH.contains(word)) {
                return Language.EN;
            }
        }
        String digits = from.replaceAll("^\\+|^00", "");
        return digits.startsWith(NORWAY) || digits.length() == 8 ? Language.NB : Language.EN;
    }

    /** The outage is the sender's now. */
    public String yours(int number, String title) {
        return fitted(
                nb
                        ? number + " er din: " + shortened(title) + ". Ingen andre vekkes for den."
                        : number + " is yours: " + shortened(title) + ". Nobody else is woken for it.");
    }

    /** Somebody was first. */
    public String takenBy(int number, String who, String since) {
        return fitted(
                nb
                        ? number + " er alt tatt av " + shortened(who) + " kl. " + since
                                + ". Du er notert som nummer to."
                        : number + " was taken by " + shortened(who) + " at " + since + ". You are noted as well.");
    }

    /** It is over. */
    public String over(int number, String title) {
        return fitted(
                nb
                        ? number + " er over: " + shortened(title) + ". Du trenger ikke gjøre noe."
                        : number + " is over: " + shortened(title) + ". There is nothing left to do.");
    }

    /** What a digest held is the sender's now. */
    public String bundle(String code, int count) {
        return nb
                ? code + ": " + count + (count == 1 ? " er din." : " er dine.") + " Ingen andre vekkes for dem."
                : code + ": " + count + (count == 1 ? " is yours." : " are yours.") + " Nobody else is woken for them.";
    }

    /** The note stands. */
    public String noted(int number) {
        return nb ? "Notert på " + number + "." : "Noted on " + number + ".";
    }

    /** That the sender cannot take it is noted. */
    public String declined(int number) {
        return nb
                ? "Notert at du ikke tar " + number + ". Den går videre til neste på listen."
                : "Noted that you cannot take " + number + ". It goes on to the next in line.";
    }

    /** That the sender cannot take what a digest held is noted. */
    public String declinedBundle(String code) {
        return nb
                ? "Notert at du ikke tar " + code + ". De går videre til neste på listen."
                : "Noted that you cannot take " + code + ". They go on to the next in line.";
    }

    /** It is in the log, but nothing has been heard of it. */
    public String unheard(int number) {
        return nb
                ? "Svaret på " + number + " er mottatt, men ikke behandlet ennå. Ring vaktleder om det haster."
                : "Your answer on " + number
                        + " has come, but is not decided on yet. Call your leader if it is urgent.";
    }

    String unknownSender() {
        return nb
                ? "Varde kjenner ikke dette nummeret, så svaret teller ikke. Svar fra telefonen som ble varslet, eller bruk lenken."
                : "Varde does not know this number, so the answer does not count. Reply from the phone that was paged, or use the"
                        + " link.";
    }

    String unknownNumber(int number, String open) {
        return fitted(
                nb
                        ? "Det finnes ingen hendelse " + number + "."
                                + (open.isEmpty() ? "" : " Åpent for deg: " + open)
                        : "There is no outage " + number + "." + (open.isEmpty() ? "" : " Open for you: " + open));
    }

    /** Nothing of a digest became the sender's. */
    public String nothingIn(String code) {
        return nb
                ? "Koden " + code
                        + " ga ingenting: ingen slik samling til deg, eller alt i den er over. Svar med nummeret i stedet."
                : "The code " + code
                        + " gave nothing: no such digest to you, or all in it is over. Reply with the number instead.";
    }

    String nothingOpen() {
        return nb
                ? "Ingenting er åpent for deg nå. Svar for eksempel OK 1042 om du mener en bestemt."
                : "Nothing is open for you now. Reply OK 1042, for example, if you mean a certain one.";
    }

    String which(String open, int example) {
        return fitted(
                nb
                        ? "Hvilken? Svar OK " + example + ". Åpent for deg: " + open
                        : "Which one? Reply OK " + example + ". Open for you: " + open);
    }

    String unclear(Optional<Integer> number) {
        String which = number.map(Object::toString).orElse("1042");
        return nb
                ? "Forsto ikke. Svar OK " + which + " (jeg tar den), NEI " + which + ", eller " + which
                        + " NOTAT og teksten."
                : "Not understood. Reply OK " + which + " (I take it), NO " + which + ", or " + which
                        + " NOTE and the text.";
    }

    /** A name or title, short enough for a list. */
    static String shortened(String title) {
        String plain = Gsm7.of(title).replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST_TITLE
                ? plain
                : plain.substring(0, LONGEST_TITLE).strip();
    }

    private static String fitted(String text) {
        String gsm = Gsm7.of(text);
        while (Gsm7.septets(gsm) > Gsm7.SEGMENT) {
            gsm = gsm.substring(0, gsm.length() - 1);
        }
        return gsm.strip();
    }
}
