package varde.config.notifiers;

import java.util.ArrayList;
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

/** Reads {@code notifiers.yaml}. */
public final class NotifiersReader {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT");
    private static final List<String> FORMS = List.of("json", "slack");

    private final Names names;
    private final Expansion expansion;

    /** Reads with these. */
    public NotifiersReader(Names names, Expansion expansion) {
        this.names = names;
        this.expansion = expansion;
    }

    /** The providers; those of which something is missing are left out. */
    public NotifierSettings read(Value file) {
        Optional<Fields> fields = file.fields("the file");
        if (fields.isEmpty()) {
            return NotifierSettings.NONE;
        }
        List<EmailProvider> email = each(fields.get(), "email", "a mail relay", this::email);
        List<SmsProvider> sms = each(fields.get(), "sms", "an SMS provider", this::sms);
        List<WebhookProvider> webhook = each(fields.get(), "webhook", "a webhook", this::webhook);
        fields.get().close();
        return new NotifierSettings(email, sms, webhook);
    }

    private static <T> List<T> each(Fields fields, String key, String what, Function<Fields, Optional<T>> reading) {
        List<T> found = new ArrayList<>();
        fields.list(key).forEach(value -> value.fields(what).flatMap(reading).ifPresent(found::add));
        return found;
    }

    private Optional<EmailProvider> email(Fields fields) {
        Optional<String> id = id(fields, Kind.EMAIL);
        Optional<HostPort> server = required(fields, "smtp", HostPort::parse);
        EmailProvider.Tls tls =
                optional(fields, "tls", Words.oneOf(EmailProvider.Tls.class)).orElse(EmailProvider.Tls.STARTTLS);
        Optional<String> user = optional(fields, "user", text -> text);
        Optional<String> password = optional(fields, "password", text -> text);
        Optional<String> from = required(fields, "from", NotifiersReader::sender);
        boolean both = fields.has("user") == fields.has("password");
        if (!both) {
            String key = fields.has("user") ? "user" : "password";
            fields.error(key, "`user` and `password` belong together; add the other or remove this");
        }
        boolean login = user.isPresent() == fields.has("user") && password.isPresent() == fields.has("password");
        fields.close();
        return id.isPresent() && server.isPresent() && from.isPresent() && login && both
                ? Optional.of(new EmailProvider(
                        id.get(), server.get().host(), server.get().port(), tls, user, password, from.get()))
                : Optional.empty();
    }

    private Optional<SmsProvider> sms(Fields fields) {
        Optional<String> id = id(fields, Kind.SMS);
        List<String> given =
                List.of("http", "smpp", "spool").stream().filter(fields::has).toList();
        if (given.isEmpty()) {
            fields.error("id", "how are its text messages sent? Add one of `http`, `smpp`, `spool`");
        } else if (given.size() > 1) {
            fields.error(
                    given.get(1), "a provider sends in one way; make `" + given.get(1) + "` a provider of its own");
        }
        String name = id.orElse("");
        Optional<SmsProvider> http =
                fields.value("http").flatMap(value -> value.fields("`http`")).flatMap(way -> http(name, way));
        Optional<SmsProvider> smpp =
                fields.value("smpp").flatMap(value -> value.fields("`smpp`")).flatMap(way -> smpp(name, way));
        Optional<SmsProvider> spool =
                optional(fields, "spool", text -> text).map(folder -> new SmsProvider.Spool(name, folder));
        fields.close();
        return id.isPresent() ? http.or(() -> smpp).or(() -> spool) : Optional.empty();
    }

    private Optional<SmsProvider> http(String id, Fields fields) {
        String method = optional(fields, "method", word("HTTP method", METHODS)).orElse("POST");
        Optional<String> url = required(fields, "url", NotifiersReader::url);
        SortedMap<String, String> headers = new TreeMap<>();
        boolean whole = true;
        Optional<Fields> given = fields.value("headers").flatMap(value -> value.fields("`headers`"));
        if (given.isPresent()) {
            given.get().all().forEach((name, value) -> expansion.of(value).ifPresent(text -> headers.put(name, text)));
            whole = headers.size() == given.get().all().size();
        }
        Optional<String> body = optional(fields, "body", text -> text);
        whole &= body.isPresent() == fields.has("body");
        fields.close();
        if (whole && url.isPresent()) {
            SmsTemplates.check(fields, url.get(), headers, body.orElse(""));
        }
        return whole
                ? url.map(target -> new SmsProvider.Http(id, method, target, headers, body.orElse("")))
                : Optional.empty();
    }

    private Optional<SmsProvider> smpp(String id, Fields fields) {
        Optional<String> host = required(fields, "host", text -> text);
        int port = optional(fields, "port", Words.number(1, 65_535)).orElse(2_775);
        Optional<String> systemId = required(fields, "systemId", text -> text);
        Optional<String> password = required(fields, "password", text -> text);
        fields.close();
        return host.isPresent() && systemId.isPresent() && password.isPresent()
                ? Optional.of(new SmsProvider.Smpp(id, host.get(), port, systemId.get(), password.get()))
                : Optional.empty();
    }

    private Optional<WebhookProvider> webhook(Fields fields) {
        Optional<String> id = id(fields, Kind.WEBHOOK);
        Optional<String> url = required(fields, "url", NotifiersReader::url);
        Optional<String> secret = optional(fields, "secret", text -> text);
        String form = optional(fields, "form", word("form", FORMS)).orElse("json");
        boolean whole = secret.isPresent() == fields.has("secret");
        fields.close();
        return whole && id.isPresent()
                ? url.map(target -> new WebhookProvider(id.get(), target, secret, form))
                : Optional.empty();
    }

    private Optional<String> id(Fields fields, Kind kind) {
        return fields.requiredAs("id", Words::id).filter(id -> names.declare(kind, id, fields.mark("id")));
    }

    private <T> Optional<T> required(Fields fields, String key, Function<String, T> reading) {
        return fields.required(key).flatMap(value -> expanded(value, reading));
    }

    private <T> Optional<T> optional(Fields fields, String key, Function<String, T> reading) {
        return fields.value(key).flatMap(value -> expanded(value, reading));
    }

    private <T> Optional<T> expanded(Value value, Function<String, T> reading) {
        return expansion.of(value).flatMap(text -> value.as(raw -> reading.apply(text)));
    }

    private static Function<String, String> word(String what, List<String> known) {
        return text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException(
                        "`" + text + "` is not a " + what + "; write one of " + String.join(", ", known));
            }
            return text;
        };
    }

    private static String url(String text) {
        if (!text.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException("`" + text + "` is not a URL; begin it with https:// or http://");
        }
        return text;
    }

    private static String sender(String text) {
        if (!text.matches("[^@]*[^@\\s<]@[^@\\s>]+>?")) {
            throw new IllegalArgumentException("`" + text
                    + "` is not a mail address; write it like varde@example.org or Varde <varde@example.org>");
        }
        return text;
    }
}
