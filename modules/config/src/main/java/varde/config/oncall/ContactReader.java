package varde.config.oncall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.Contact;

/** Reads the {@code contacts} of a person or a team. */
final class ContactReader {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{5,14}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s<>,]+@[^@\\s<>,]+\\.?[^@\\s<>,.]+");

    private final Names names;

    ContactReader(Names names) {
        this.names = names;
    }

    List<Contact> read(List<Value> values) {
        List<Contact> contacts = new ArrayList<>();
        for (Value value : values) {
            value.fields("a contact").flatMap(this::contact).ifPresent(contact -> {
                if (!contacts.isEmpty()
                        && contact.after()
                                        .compareTo(contacts.get(contacts.size() - 1)
                                                .after())
                                < 0) {
                    value.error("`after` is shorter than that of the contact before it; put contacts in order of time");
                }
                contacts.add(contact);
            });
        }
        return contacts;
    }

    private Optional<Contact> contact(Fields fields) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        fields.list("severities")
                .forEach(value -> value.as(Words.capitalOneOf(Severity.class)).ifPresent(severities::add));
        Duration after = fields.as("after", Words::duration).orElse(Duration.ZERO);
        List<Contact> found = new ArrayList<>();
        int given = 0;
        for (Channel channel : Channel.values()) {
            String key = channel.name().toLowerCase(Locale.ROOT);
            given += fields.has(key) ? 1 : 0;
            if (given == 2 && fields.has(key)) {
                fields.error(key, "one contact has one address; write `" + key + "` as a contact of its own");
            }
            address(fields, channel, key)
                    .ifPresent(address -> found.add(new Contact(channel, address, severities, after)));
        }
        fields.close();
        if (given == 0) {
            fields.error("sms", "a contact needs `sms`, `email` or `webhook`; add one");
        }
        return found.stream().findFirst();
    }

    private Optional<String> address(Fields fields, Channel channel, String key) {
        return switch (channel) {
            case SMS -> fields.as(key, ContactReader::number);
            case EMAIL -> fields.as(key, ContactReader::mail);
            case WEBHOOK -> {
                Optional<String> id = fields.as(key, Words::id);
                id.ifPresent(known -> names.refer(Kind.WEBHOOK, known, fields.mark(key), "this contact"));
                yield id;
            }
        };
    }

    private static String number(String text) {
        String number = text.replace(" ", "");
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("`" + text
                    + "` is not a telephone number; write it with country code, in quotes, like \"+4790000001\"");
        }
        return number;
    }

    private static String mail(String text) {
        if (!MAIL.matcher(text).matches()) {
            throw new IllegalArgumentException("`" + text + "` is not a mail address; write it like kari@example.org");
        }
        return text;
    }
}
