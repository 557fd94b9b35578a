package varde.app.answer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import varde.app.CannotStart;
import varde.app.log.LogReader;
import varde.app.view.Situation;
import varde.core.command.Command;
import varde.core.correlate.Outage;
import varde.core.escalate.Escalation;
import varde.wire.Topics;
import varde.wire.codec.Codecs;

/** Writes people's commands to the log, and tells what came of them as soon as the log does. */
public final class Answering implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private final Topics topics;
    private final Codecs codecs;
    private final Situation situation;
    private final CommandWriter writer;

    /** Speaks to the stages at this Kafka; the situation has to be kept up to date by somebody. */
    public Answering(LogReader.Kafka kafka, Topics topics, Codecs codecs, Situation situation) {
        this.topics = topics;
        this.codecs = codecs;
        this.situation = situation;
        this.writer = new CommandWriter(kafka);
    }

    /**
     * Acknowledges an outage.
     *
     * @param number its short number
     * @param team only this team's escalation; empty: all
     * @param who id of the person, or another name
     * @param how by which way it came
     * @throws CannotStart if Kafka does not take it
     */
    public Answer acknowledge(int number, Optional<String> team, String who, Command.How how) {
        Optional<Outage> known = situation.outage(number);
        if (known.isEmpty()) {
            return new Answer.NoSuchOutage(number);
        }
        Outage outage = known.get();
        if (outage.status() != Outage.Status.OPEN) {
            return new Answer.Over(outage);
        }
        String id = UUID.randomUUID().toString();
        send(new Command(id, Command.Kind.ACKNOWLEDGE, who, how, Optional.of(number), team, "", new TreeMap<>()));
        return await(outage, who);
    }

    /**
     * Writes a command about an outage to the log; returns when it is there.
     *
     * @throws CannotStart if Kafka does not take it
     */
    public void send(Command command) {
        String team = command.team()
                .or(() -> command.number()
                        .flatMap(situation::outage)
                        .map(outage -> outage.destinations().get(0).team()))
                .orElse("");
        send(command, team);
    }

    /** Waits for what comes of an acknowledgement that was sent. */
    public Answer outcome(int number, String who) {
        Optional<Outage> known = situation.outage(number);
        return known.isPresent() ? await(known.get(), who) : new Answer.NoSuchOutage(number);
    }

    private Answer await(Outage outage, String who) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<Answer> heard = heard(outage, who);
            if (heard.isPresent()) {
                return heard.get();
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        return new Answer.Unheard(outage.number());
    }

    private Optional<Answer> heard(Outage outage, String who) {
        Optional<Outage> now = situation.outage(outage.number());
        if (now.isPresent() && now.get().status() != Outage.Status.OPEN) {
            return Optional.of(new Answer.Over(now.get()));
        }
        for (Escalation escalation : situation.escalations(outage.id())) {
            List<Escalation.Acknowledgement> all = escalation.acknowledgements();
            Optional<Escalation.Acknowledgement> mine =
                    all.stream().filter(one -> one.person().equals(who)).findFirst();
            if (mine.isPresent()) {
                boolean first = all.get(0).person().equals(who);
                return Optional.of(
                        first ? new Answer.Yours(outage, mine.get()) : new Answer.TakenBy(outage, all.get(0)));
            }
        }
        return Optional.empty();
    }

    private void send(Command command, String team) {
        byte[] key = team.getBytes(StandardCharsets.UTF_8);
        byte[] value = codecs.commandsEscalate().encode(command);
        writer.write(new ProducerRecord<>(topics.commandsEscalate().name(), key, value));
    }

    @Override
    public void close() {
        writer.close();
    }
}
