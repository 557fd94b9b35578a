package varde.config.notifiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;

/** Reads {@code notifiers.yaml}. */
public final class NotifiersReader {

    private static final List<String> FORMS = List.of("json", "slack");

    private final Names names;
    private final Expanded expanded;

    /** Reads with these. */
    public NotifiersReader(Names names, Expansion expansion) {
        this.names = names;
        this.expanded = new Expanded(expansion);
    }

    /** The providers; those of which something is missing are left out. */
    public NotifierSettings read(Value file) {
        Optional<Fields> fields = file.fields("the file");
        if (fields.isEmpty()) {
            return NotifierSettings.NONE;
        }
        List<EmailProvider> email = each(fields.get(), "email", "a mail relay", this::email);
        List<SmsProvider> sms = each(fields.get(), "sms", "an SMS provider", new SmsReader(names, expanded)::read);
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
        Optional<HostPort> server = expanded.required(fields, "smtp", HostPort::parse);
        EmailProvider.Tls tls = expanded.optional(fields, "tls", Words.oneOf(EmailProvider.Tls.class))
                .orElse(EmailProvider.Tls.STARTTLS);
        Optional<String> user = expanded.optional(fields, "user", text -> text);
        Optional<String> password = expanded.optional(fields, "password", text -> text);
        Optional<String> from = expanded.required(fields, "from", NotifiersReader::sender);
        Optional<MessageLimit> limit = expanded.optional(fields, "limit", MessageLimit::parse);
        boolean both = fields.has("user") == fields.has("password");
        if (!both) {
            String key = fields.has("user") ? "user" : "password";
            fields.error(key, "`user` and `password` belong together; add the other or remove this");
        }
        boolean login = user.isPresent() == fields.has("user") && password.isPresent() == fields.has("password");
        fields.close();
        return id.isPresent() && server.isPresent() && from.isPresent() && login && both
                ? Optional.of(new EmailProvider(
                        id.get(), server.get().host(), server.get().port(), tls, user, password, from.get(), limit))
                : Optional.empty();
    }

    private Optional<WebhookProvider> webhook(Fields fields) {
        Optional<String> id = id(fields, Kind.WEBHOOK);
        Optional<String> url = expanded.required(fields, "url", SmsReader::url);
        Optional<String> secret = expanded.optional(fields, "secret", text -> text);
        String form =
                expanded.optional(fields, "form", SmsReader.word("form", FORMS)).orElse("json");
        Optional<MessageLimit> limit = expanded.optional(fields, "limit", MessageLimit::parse);
        boolean whole = secret.isPresent() == fields.has("secret");
        fields.close();
        return whole && id.isPresent()
                ? url.map(target -> new WebhookProvider(id.get(), target, secret, form, limit))
                : Optional.empty();
    }

    private Optional<String> id(Fields fields, Kind kind) {
        return fields.requiredAs("id", Words::id).filter(id -> names.declare(kind, id, fields.mark("id")));
    }

    private static String sender(String text) {
        if (!text.matches("[^@]*[^@\\s<]@[^@\\s>]+>?")) {
            throw new IllegalArgumentException("`" + text
                    + "` is not a mail address; write it like varde@example.org or Varde <varde@example.org>");
        }
        return text;
    }
}
