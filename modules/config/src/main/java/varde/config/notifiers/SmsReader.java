package varde.config.notifiers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;

/** Reads the providers of text messages. */
final class SmsReader {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT");
    private static final Duration REPORT = Duration.ofSeconds(60);
    private static final int WINDOW = 10;
    private static final int MOST_WINDOW = 1_000;
    private static final int SECRET_AT_LEAST = 16;

    private final Names names;
    private final Expanded expanded;

    SmsReader(Names names, Expanded expanded) {
        this.names = names;
        this.expanded = expanded;
    }

    Optional<SmsProvider> read(Fields fields) {
        Optional<String> id =
                fields.requiredAs("id", Words::id).filter(name -> names.declare(Kind.SMS, name, fields.mark("id")));
        List<String> given =
                List.of("http", "smpp", "spool").stream().filter(fields::has).toList();
        if (given.isEmpty()) {
            fields.error("id", "how are its text messages sent? Add one of `http`, `smpp`, `spool`");
        } else if (given.size() > 1) {
            fields.error(
                    given.get(1), "a provider sends in one way; make `" + given.get(1) + "` a provider of its own");
        }
        Provider provider = new Provider(id.orElse(""), limit(fields));
        Optional<SmsProvider> http = fields.value("http")
                .flatMap(value -> value.fields("`http`"))
                .flatMap(way -> http(provider, way, callback(fields)));
        Optional<SmsProvider> smpp =
                fields.value("smpp").flatMap(value -> value.fields("`smpp`")).flatMap(way -> smpp(provider, way));
        Optional<SmsProvider> spool = expanded.optional(fields, "spool", text -> text)
                .map(folder -> new SmsProvider.Spool(
                        provider.id(),
                        folder,
                        expanded.optional(fields, "statusReports", Words::truth).orElse(false),
                        provider.limit()));
        fields.close();
        return id.isPresent() ? http.or(() -> smpp).or(() -> spool) : Optional.empty();
    }

    /** What all of them have. */
    private record Provider(String id, Optional<MessageLimit> limit) {}

    private Optional<MessageLimit> limit(Fields fields) {
        return expanded.optional(fields, "limit", MessageLimit::parse);
    }

    private Optional<SmsProvider> http(Provider provider, Fields fields, Callbacks callback) {
        String method = expanded.optional(fields, "method", word("HTTP method", METHODS))
                .orElse("POST");
        Optional<String> url = expanded.required(fields, "url", SmsReader::url);
        SortedMap<String, String> headers = new TreeMap<>();
        boolean whole = callback.whole();
        Optional<Fields> given = fields.value("headers").flatMap(value -> value.fields("`headers`"));
        if (given.isPresent()) {
            given.get().all().forEach((name, value) -> expanded.of(value).ifPresent(text -> headers.put(name, text)));
            whole &= headers.size() == given.get().all().size();
        }
        Optional<String> body = expanded.optional(fields, "body", text -> text);
        whole &= body.isPresent() == fields.has("body");
        String from = text(fields, "from", SmsProvider.Http.FROM);
        SmsProvider.Answer answer = fields.value("answer")
                .flatMap(value -> value.fields("`answer`"))
                .map(this::answer)
                .orElse(SmsProvider.Answer.USUAL);
        fields.close();
        if (whole && url.isPresent()) {
            SmsTemplates.check(fields, url.get(), headers, body.orElse(""));
        }
        return whole
                ? url.map(target -> new SmsProvider.Http(
                        provider.id(),
                        method,
                        target,
                        headers,
                        body.orElse(""),
                        from,
                        answer,
                        callback.callback(),
                        provider.limit()))
                : Optional.empty();
    }

    private SmsProvider.Answer answer(Fields fields) {
        SmsProvider.Answer usual = SmsProvider.Answer.USUAL;
        SmsProvider.Answer answer = new SmsProvider.Answer(
                pointer(fields, "id", usual.id()),
                text(fields, "idHeader", usual.idHeader()),
                pointer(fields, "status", usual.status()),
                text(fields, "delivered", usual.delivered()));
        fields.close();
        return answer;
    }

    /** The call-back of a gateway, and whether all of it could be read. */
    private record Callbacks(Optional<Callback> callback, boolean whole) {}

    private Callbacks callback(Fields provider) {
        Optional<Fields> given = provider.value("callback").flatMap(value -> value.fields("`callback`"));
        if (given.isEmpty()) {
            return new Callbacks(Optional.empty(), !provider.has("callback"));
        }
        Fields fields = given.get();
        Optional<String> secret = expanded.required(fields, "secret", SmsReader::secret);
        Optional<Duration> within = within(fields);
        Callback.Report report = fields.value("report")
                .flatMap(value -> value.fields("`report`"))
                .map(this::report)
                .orElse(Callback.Report.USUAL);
        Callback.Reply reply = fields.value("reply")
                .flatMap(value -> value.fields("`reply`"))
                .map(this::reply)
                .orElse(Callback.Reply.USUAL);
        fields.close();
        return new Callbacks(secret.map(key -> new Callback(key, within, report, reply)), secret.isPresent());
    }

    private Callback.Report report(Fields fields) {
        Callback.Report usual = Callback.Report.USUAL;
        Callback.Report report = new Callback.Report(
                text(fields, "id", usual.id()),
                text(fields, "status", usual.status()),
                words(fields, "delivered", usual.delivered()),
                words(fields, "failed", usual.failed()));
        fields.close();
        return report;
    }

    private Callback.Reply reply(Fields fields) {
        Callback.Reply usual = Callback.Reply.USUAL;
        Callback.Reply reply = new Callback.Reply(
                text(fields, "id", usual.id()), text(fields, "from", usual.from()), text(fields, "text", usual.text()));
        fields.close();
        return reply;
    }

    private Optional<SmsProvider> smpp(Provider provider, Fields fields) {
        Optional<String> host = expanded.required(fields, "host", text -> text);
        int port = expanded.optional(fields, "port", Words.number(1, 65_535)).orElse(2_775);
        boolean tls = expanded.optional(fields, "tls", Words::truth).orElse(false);
        Optional<String> systemId = expanded.required(fields, "systemId", text -> text);
        Optional<String> password = expanded.required(fields, "password", text -> text);
        String systemType = text(fields, "systemType", "");
        String from = text(fields, "from", "");
        int window = expanded.optional(fields, "window", Words.number(1, MOST_WINDOW))
                .orElse(WINDOW);
        Optional<Duration> within = within(fields);
        fields.close();
        return host.isPresent() && systemId.isPresent() && password.isPresent()
                ? Optional.of(new SmsProvider.Smpp(
                        provider.id(),
                        host.get(),
                        port,
                        tls,
                        systemId.get(),
                        password.get(),
                        systemType,
                        from,
                        window,
                        within,
                        provider.limit()))
                : Optional.empty();
    }

    /** A duration, a minute unless said otherwise, or {@code never}. */
    private Optional<Duration> within(Fields fields) {
        Duration within = expanded.optional(
                        fields, "reportWithin", text -> text.equals("never") ? Duration.ZERO : Words.someDuration(text))
                .orElse(REPORT);
        return within.isZero() ? Optional.empty() : Optional.of(within);
    }

    private String text(Fields fields, String key, String otherwise) {
        return expanded.optional(fields, key, text -> text).orElse(otherwise);
    }

    private String pointer(Fields fields, String key, String otherwise) {
        return expanded.optional(fields, key, SmsReader::pointer).orElse(otherwise);
    }

    private List<String> words(Fields fields, String key, List<String> otherwise) {
        List<String> words = fields.list(key).stream()
                .map(Value::text)
                .flatMap(Optional::stream)
                .toList();
        return words.isEmpty() ? otherwise : words;
    }

    private static String pointer(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "`" + text + "` is not a pointer into JSON; write it like /messages/0/id");
        }
        return text;
    }

    private static String secret(String text) {
        if (text.length() < SECRET_AT_LEAST) {
            throw new IllegalArgumentException(
                    "the secret is too short to keep anybody out; make it at least " + SECRET_AT_LEAST + " characters");
        }
        return text;
    }

    static Function<String, String> word(String what, List<String> known) {
        return text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a " + what + "; write one of " + String.join(", ", known));
            }
            return text;
        };
    }

    static String url(String text) {
        if (!text.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException("`" + text + "` is not a URL; begin it with https:// or http://");
        }
        return text;
    }
}
