package varde.core.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import varde.core.command.Command;
import varde.core.oncall.Channel;
import varde.core.oncall.Language;
import varde.core.oncall.Person;

/** Decides what is done about a text message of a person: a command, or only words back. */
public final class AnswerDesk {

    private static final int NAMED = 4;

    /** What is known when the message comes. */
    public interface Known {

        /** Everybody with contacts. */
        List<Person> people();

        /** Outages that are open and that this person was paged for, the worst first. */
        List<Open> openFor(String person);

        /** What became of the outage of this number; empty if there never was one. */
        Optional<Found> outage(int number);
    }

    /**
     * An open outage.
     *
     * @param number its short number
     * @param title what is broken, for people
     */
    public record Open(int number, String title) {}

    /**
     * An outage that was named.
     *
     * @param number its short number
     * @param title what is broken, for people
     * @param open whether it is not over
     */
    public record Found(int number, String title, boolean open) {}

    /**
     * What is done.
     *
     * @param who the sender; empty if nobody knows the number
     * @param language in which the sender is answered
     * @param order a command; empty: only words
     * @param words what is said back at once; empty where commands decide that
     */
    public record Verdict(Optional<Person> who, Language language, Optional<Order> order, String words) {}

    /**
     * A command to be given.
     *
     * @param kind ACKNOWLEDGE or NOTE
     * @param number the outage; empty for a bundle
     * @param bundle the digest that is answered as a whole; empty for an outage
     * @param declined whether the sender says that he or she cannot take it
     * @param note free text
     */
    public record Order(
            Command.Kind kind, Optional<Integer> number, Optional<BundleCode> bundle, boolean declined, String note) {}

    private final Known known;

    /** Decides on what is known. */
    public AnswerDesk(Known known) {
        this.known = known;
    }

    /** Decides on a message. */
    public Verdict decide(String from, String text) {
        Said said = AnswerText.read(text);
        Optional<Person> sender = sender(from);
        if (sender.isEmpty()) {
            Language language = AnswerWords.languageOf(text, from);
            String words =
                    PhoneNumber.isTelephone(from) ? AnswerWords.in(language).unknownSender() : "";
            return new Verdict(sender, language, Optional.empty(), words);
        }
        return decide(sender.get(), said);
    }

    private Optional<Person> sender(String from) {
        List<Person> owners = known.people().stream()
                .filter(person -> person.contacts().stream()
                        .anyMatch(contact ->
                                contact.channel() == Channel.SMS && PhoneNumber.same(contact.address(), from)))
                .toList();
        // Two people with one number cannot be told apart: then nobody's alarm is silenced.
        return owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty();
    }

    private Verdict decide(Person sender, Said said) {
        AnswerWords words = AnswerWords.in(sender.language());
        List<Open> open = known.openFor(sender.id());
        if (said.verb() == Said.Verb.UNCLEAR) {
            return tell(
                    sender,
                    words.unclear(said.number()
                            .or(() -> open.stream().map(Open::number).findFirst())));
        }
        if (said.bundle().isPresent()) {
            return said.verb() == Said.Verb.TAKE || said.verb() == Said.Verb.DECLINE
                    ? order(sender, said, Optional.empty())
                    : tell(sender, words.unclear(Optional.empty()));
        }
        if (said.number().isPresent()) {
            return named(sender, said, said.number().get(), open);
        }
        if (open.isEmpty()) {
            return tell(sender, words.nothingOpen());
        }
        return open.size() > 1
                ? tell(sender, words.which(named(open), open.get(0).number()))
                : order(sender, said, Optional.of(open.get(0).number()));
    }

    private Verdict named(Person sender, Said said, int number, List<Open> open) {
        AnswerWords words = AnswerWords.in(sender.language());
        Optional<Found> found = known.outage(number);
        if (found.isEmpty()) {
            return tell(sender, words.unknownNumber(number, named(open)));
        }
        return found.get().open()
                ? order(sender, said, Optional.of(number))
                : tell(sender, words.over(number, found.get().title()));
    }

    private static Verdict order(Person sender, Said said, Optional<Integer> number) {
        Order order = new Order(
                said.verb() == Said.Verb.TAKE ? Command.Kind.ACKNOWLEDGE : Command.Kind.NOTE,
                number,
                said.bundle(),
                said.verb() == Said.Verb.DECLINE,
                said.note());
        return new Verdict(Optional.of(sender), sender.language(), Optional.of(order), "");
    }

    private static Verdict tell(Person sender, String words) {
        return new Verdict(Optional.of(sender), sender.language(), Optional.empty(), words);
    }

    private static String named(List<Open> open) {
        return open.stream()
                .limit(NAMED)
                .map(one -> one.number() + " " + AnswerWords.shortened(one.title()))
                .collect(Collectors.joining(", "));
    }
}
