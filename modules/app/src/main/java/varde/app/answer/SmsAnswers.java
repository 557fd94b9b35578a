package varde.app.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.view.Situation;
import varde.core.answer.AnswerDesk;
import varde.core.answer.AnswerDesk.Order;
import varde.core.answer.AnswerDesk.Verdict;
import varde.core.answer.AnswerWords;
import varde.core.command.Command;
import varde.core.oncall.Person;
import varde.notify.Provider;
import varde.notify.Reply;

/**
 * Takes answers by text message: what is wanted becomes commands in the log, and the sender is told what came of it, in his or her
 * own language.
 */
public final class SmsAnswers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmsAnswers.class);
    private static final Duration STRANGERS = Duration.ofHours(1);
    private static final int REMEMBERED = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

    private final Situation situation;
    private final Answering answering;
    private final TalkBack talkBack;
    private final ZoneId zone;
    private final ExecutorService awaiting = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        return thread;
    });
    /** When strangers were last answered: two robots must not talk to each other at our expense. */
    private final Map<String, Instant> strangers = remembering();
    /** Replies that were dealt with, by provider and id: a peer that asks twice is answered once. */
    private final Map<String, Instant> dealtWith = remembering();

    /**
     * Takes answers.
     *
     * @param situation kept up to date by somebody
     * @param answering writes commands
     * @param providers of text messages, for what is said back
     * @param zone in which times are told
     */
    public SmsAnswers(Situation situation, Answering answering, List<Provider> providers, ZoneId zone) {
        this.situation = situation;
        this.answering = answering;
        this.talkBack = new TalkBack(providers);
        this.zone = zone;
    }

    /**
     * Takes a message. Returns when what it wants is in the log; what is said back follows.
     *
     * @throws varde.app.CannotStart if Kafka does not take it: then it must be taken again
     */
    public void take(Reply reply) {
        String key = reply.provider() + '\n' + reply.id();
        if (!reply.id().isEmpty() && isKnown(dealtWith, key)) {
            return;
        }
        Verdict verdict = new AnswerDesk(new WhatIsKnown(situation)).decide(reply.from(), reply.text());
        String id = reply.id().isEmpty() ? UUID.randomUUID().toString() : "sms:" + reply.provider() + ":" + reply.id();
        Set<Integer> before = verdict.who()
                .map(who -> new WhatIsKnown(situation).answeredBy(who.id()))
                .orElse(Set.of());
        verdict.order()
                .ifPresent(
                        order -> answering.send(command(id, order, verdict.who().orElseThrow())));
        LOG.info(
                "answer {} over {}: {}",
                id,
                reply.provider(),
                verdict.order().map(order -> order.kind().toString()).orElse("nothing to obey"));
        if (!reply.id().isEmpty()) {
            note(dealtWith, key);
        }
        awaiting.execute(() -> answer(reply, verdict, before));
    }

    private static Command command(String id, Order order, Person who) {
        TreeMap<String, String> values = new TreeMap<>();
        order.bundle().ifPresent(bundle -> values.put(Command.BUNDLE, bundle.text()));
        if (order.declined()) {
            values.put(Command.ANSWER, Command.NO);
        }
        return new Command(
                id, order.kind(), who.id(), Command.How.SMS, order.number(), Optional.empty(), order.note(), values);
    }

    private void answer(Reply reply, Verdict verdict, Set<Integer> before) {
        try {
            if (verdict.who().isEmpty() && isStranger(reply.from())) {
                return;
            }
            if (!verdict.words().isEmpty()) {
                talkBack.say(reply, verdict.language(), verdict.words());
            }
            verdict.order()
                    .ifPresent(order -> talkBack.say(reply, verdict.language(), outcome(order, verdict, before)));
        } catch (RuntimeException e) {
            LOG.warn("an answer could not be answered: {}", e.toString());
        }
    }

    private String outcome(Order order, Verdict verdict, Set<Integer> before) {
        return order.number()
                .map(number -> outcome(number, order, verdict))
                .orElseGet(() -> bundle(order, verdict, before));
    }

    private String bundle(Order order, Verdict verdict, Set<Integer> before) {
        String code = order.bundle().orElseThrow().text();
        AnswerWords words = AnswerWords.in(verdict.language());
        if (order.declined()) {
            return words.declinedBundle(code);
        }
        int answered = answeredSince(before, verdict.who().orElseThrow().id());
        return answered == 0 ? words.nothingIn(code) : words.bundle(code, answered);
    }

    /** How many outages this person has answered since; ESCALATE answers a digest in one go. */
    private int answeredSince(Set<Integer> before, String who) {
        WhatIsKnown known = new WhatIsKnown(situation);
        long end = System.nanoTime() + PATIENCE.toNanos();
        int last = 0;
        while (System.nanoTime() < end) {
            Set<Integer> now = new HashSet<>(known.answeredBy(who));
            now.removeAll(before);
            if (!now.isEmpty() && now.size() == last) {
                break;
            }
            last = now.size();
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return last;
    }

    private String outcome(int number, Order order, Verdict verdict) {
        AnswerWords words = AnswerWords.in(verdict.language());
        if (order.kind() == Command.Kind.NOTE) {
            return order.declined() ? words.declined(number) : words.noted(number);
        }
        Answer answer = answering.outcome(number, verdict.who().orElseThrow().id());
        if (answer instanceof Answer.Yours yours) {
            return words.yours(number, WhatIsKnown.title(yours.outage()));
        }
        if (answer instanceof Answer.TakenBy taken) {
            String since = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                    .withZone(zone)
                    .format(Instant.ofEpochMilli(taken.first().at()));
            return words.takenBy(number, situation.nameOf(taken.first().person()), since);
        }
        if (answer instanceof Answer.Over over) {
            return words.over(number, WhatIsKnown.title(over.outage()));
        }
        return words.unheard(number);
    }

    /** Whether this stranger has been told already. */
    private boolean isStranger(String from) {
        if (isKnown(strangers, from)) {
            return true;
        }
        note(strangers, from);
        return false;
    }

    private static boolean isKnown(Map<String, Instant> when, String what) {
        synchronized (when) {
            Instant last = when.get(what);
            return last != null && last.plus(STRANGERS).isAfter(Instant.now());
        }
    }

    private static void note(Map<String, Instant> when, String what) {
        synchronized (when) {
            when.put(what, Instant.now());
        }
    }

    private static Map<String, Instant> remembering() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    @Override
    public void close() {
        awaiting.shutdownNow();
    }
}
