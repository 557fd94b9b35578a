package varde.app.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes reports, one or many, and answers each only when it is known what became of it: taken means that Kafka has it.
 * What cannot be taken is said; nothing is dropped.
 */
final class GatewayDesk {

    /** The most lines of one batch. */
    static final int MOST_LINES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";

    /**
     * An answer to a request.
     *
     * @param status the HTTP status
     * @param body what it says
     * @param retryAfter in seconds; 0: not said
     */
    record Reply(int status, String body, int retryAfter) {

        static Reply of(Answer answer) {
            return new Reply(answer.status(), answer.text() + "\n", answer.retryAfter());
        }
    }

    /**
     * The clocks of the gateway.
     *
     * @param millis since the epoch: for people
     * @param nanos only moves forward: for limits
     */
    record Clocks(LongSupplier millis, LongSupplier nanos) {}

    private final Supplier<Optional<Admission>> inForce;
    private final HeartbeatLog log;
    private final Clocks clocks;
    private final Allowances allowances = new Allowances();
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder notNow = new LongAdder();

    GatewayDesk(Supplier<Optional<Admission>> inForce, HeartbeatLog log, Clocks clocks) {
        this.inForce = inForce;
        this.log = log;
        this.clocks = clocks;
    }

    /** Who asks, by which configuration. */
    private record Caller(Admission admission, Tokens.Holder holder) {}

    /** What is known of the caller: who it is, or why it may not go on. */
    private record Identified(Optional<Caller> caller, Answer otherwise) {

        static Identified not(int status, String text, int retryAfter) {
            return new Identified(Optional.empty(), new Answer.Refused(status, text, retryAfter));
        }
    }

    private Identified identify(String authorization) {
        Optional<Admission> admission = inForce.get();
        if (admission.isEmpty()) {
            return Identified.not(Answer.NOT_NOW, "no configuration is in force yet; apply one", 5);
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Identified.not(401, "who are you? Send the header `Authorization: Bearer TOKEN`", 0);
        }
        Optional<Tokens.Holder> holder =
                admission.get().holder(authorization.substring(BEARER.length()).strip());
        return holder.isEmpty()
                ? Identified.not(
                        401,
                        "nobody has this token; its SHA-256 belongs in `tokenSha256` of an agent in agents.yaml",
                        0)
                : new Identified(
                        Optional.of(new Caller(admission.get(), holder.get())), Answer.Refused.of(500, "not asked"));
    }

    /** Takes one report. */
    CompletableFuture<Reply> one(String authorization, Report report) {
        Identified identified = identify(authorization);
        CompletableFuture<Answer> answer = identified.caller().isPresent()
                ? take(identified.caller().get(), report)
                : counted(identified.otherwise());
        return answer.thenApply(Reply::of);
    }

    /** Takes many, one JSON object a line, and answers each with a line. */
    CompletableFuture<Reply> many(String authorization, String body) {
        Identified identified = identify(authorization);
        if (identified.caller().isEmpty()) {
            return counted(identified.otherwise()).thenApply(Reply::of);
        }
        List<String> lines = body.lines().toList();
        if (lines.size() > MOST_LINES) {
            String text = lines.size() + " lines are too many; send at most " + MOST_LINES + " at once";
            return counted(Answer.Refused.of(413, text)).thenApply(Reply::of);
        }
        List<Line> answers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                answers.add(line(identified.caller().get(), i + 1, lines.get(i)));
            }
        }
        CompletableFuture<?>[] all = answers.stream().map(Line::answer).toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(all).thenApply(done -> reply(answers));
    }

    private record Line(int number, String component, CompletableFuture<Answer> answer) {}

    private Line line(Caller caller, int number, String text) {
        try {
            Report report = ReportReader.read(JSON.readTree(text));
            return new Line(number, report.path(), take(caller, report));
        } catch (JsonProcessingException garbled) {
            String what = "this is not one JSON object a line: " + garbled.getOriginalMessage();
            return new Line(number, "", counted(Answer.Refused.of(400, what)));
        } catch (IllegalArgumentException wrong) {
            return new Line(number, "", counted(Answer.Refused.of(400, String.valueOf(wrong.getMessage()))));
        }
    }

    private CompletableFuture<Answer> take(Caller caller, Report report) {
        Tokens.Holder holder = caller.holder();
        if (!allowances.take(
                holder.token(), holder.agent().perSecond(), clocks.nanos().getAsLong())) {
            String text = holder.agent().id() + " may send "
                    + holder.agent().perSecond().orElse(0)
                    + " heartbeats a second (`perSecond` in agents.yaml); send this one again later";
            return counted(new Answer.Refused(Answer.TOO_MANY, text, 1));
        }
        Answer answer = caller.admission()
                .decide(holder.agent(), report, clocks.millis().getAsLong());
        return answer instanceof Answer.Admitted admitted ? write(admitted) : counted(answer);
    }

    private CompletableFuture<Answer> write(Answer.Admitted admitted) {
        Optional<CompletableFuture<Void>> written = log.write(admitted.heartbeat());
        if (written.isEmpty()) {
            return counted(
                    new Answer.Refused(Answer.NOT_NOW, "too much is under way to Kafka; send this one again later", 1));
        }
        return written.get()
                .<Answer>handle((done, failure) -> {
                    if (failure == null) {
                        return admitted;
                    }
                    LOG.warn(
                            "Kafka has not taken a heartbeat of {}: {}",
                            admitted.heartbeat().agent(),
                            failure.toString());
                    return new Answer.Refused(
                            Answer.NOT_NOW, "Kafka has not taken it within its time; send it again", 5);
                })
                .thenCompose(this::counted);
    }

    private CompletableFuture<Answer> counted(Answer answer) {
        boolean later = answer.status() == Answer.NOT_NOW || answer.status() == Answer.TOO_MANY;
        (answer instanceof Answer.Admitted ? taken : later ? notNow : refused).increment();
        return CompletableFuture.completedFuture(answer);
    }

    private static Reply reply(List<Line> lines) {
        StringBuilder body = new StringBuilder();
        int status = lines.isEmpty() ? 202 : lines.get(0).answer().join().status();
        int retryAfter = 0;
        for (Line line : lines) {
            Answer answer = line.answer().join();
            ObjectNode said = JSON.createObjectNode().put("line", line.number()).put("status", answer.status());
            if (!line.component().isEmpty()) {
                said.put("component", line.component());
            }
            if (answer instanceof Answer.Refused) {
                said.put("error", answer.text());
            }
            if (answer.retryAfter() > 0) {
                said.put("retryAfter", answer.retryAfter());
            }
            body.append(said).append('\n');
            status = status == answer.status() ? status : 207;
            retryAfter = Math.max(retryAfter, answer.retryAfter());
        }
        return new Reply(status, body.toString(), retryAfter);
    }

    /** How many are in the log. */
    long taken() {
        return taken.sum();
    }

    /** How many will never be taken as they are. */
    long refused() {
        return refused.sum();
    }

    /** How many could not be taken when they came. */
    long notNow() {
        return notNow.sum();
    }
}
