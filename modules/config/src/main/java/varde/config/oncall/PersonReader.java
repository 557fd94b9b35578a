package varde.config.oncall;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import varde.config.names.Kind;
import varde.config.names.Names;
import varde.config.route.Matchers;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.correlate.Severity;
import varde.core.oncall.Channel;
import varde.core.oncall.ClockWindow;
import varde.core.oncall.Contact;
import varde.core.oncall.Language;
import varde.core.oncall.Person;
import varde.core.route.Matcher;

/** Reads {@code people.yaml}. */
final class PersonReader {

    private final Names names;

    PersonReader(Names names) {
        this.names = names;
    }

    List<Person> read(Value file) {
        List<Person> people = new ArrayList<>();
        file.fields("the file").ifPresent(fields -> {
            fields.required("people").map(Value::list).orElse(List.of()).stream()
                    .flatMap(item -> item.fields("a person").stream())
                    .forEach(person -> person(person).ifPresent(people::add));
            fields.close();
        });
        return people;
    }

    private Optional<Person> person(Fields fields) {
        Optional<String> id = fields.requiredAs("id", Words::id);
        boolean fresh = id.map(known -> names.declare(Kind.PERSON, known, fields.mark("id")))
                .orElse(false);
        String name = fields.required("name").flatMap(Value::words).orElse("");
        Language language = fields.as("language", Words.oneOf(Language.class)).orElse(Language.NB);
        List<Contact> contacts = contacts(fields, id.orElse("this person"));
        List<ClockWindow> quiet = WindowReader.read(fields.list("quiet"));
        List<Person.Never> never = new ArrayList<>();
        fields.list("never")
                .forEach(value -> value.fields("`never`").flatMap(this::never).ifPresent(never::add));
        List<Person.Absence> absences = new ArrayList<>();
        fields.list("absences")
                .forEach(value ->
                        value.fields("an absence").flatMap(this::absence).ifPresent(absences::add));
        fields.close();
        return fresh
                ? id.map(known -> new Person(known, name, language, contacts, quiet, never, absences))
                : Optional.empty();
    }

    private List<Contact> contacts(Fields fields, String person) {
        List<Value> given = fields.list("contacts");
        List<Contact> contacts = new ContactReader(names).read(given);
        if (given.isEmpty()) {
            fields.error(
                    fields.has("contacts") ? "contacts" : "id",
                    person + " cannot be reached; add `contacts: [{sms: \"+47…\"}]` or another");
        }
        for (Severity severity : Severity.values()) {
            if (!contacts.isEmpty() && contacts.stream().noneMatch(contact -> contact.takes(severity))) {
                fields.warning("contacts", "no contact of " + person + " takes " + severity + "; add it to one");
            }
        }
        return contacts;
    }

    private Optional<Person.Never> never(Fields fields) {
        Optional<Channel> channel = fields.requiredAs("channel", Words.oneOf(Channel.class));
        List<Matcher> matchers = fields.required("matchers")
                .flatMap(value -> Matchers.read(value.list()))
                .orElse(List.of());
        fields.close();
        return channel.map(over -> new Person.Never(over, matchers));
    }

    private Optional<Person.Absence> absence(Fields fields) {
        Optional<LocalDate> from = fields.requiredAs("from", Words::date);
        Optional<LocalDate> to = fields.requiredAs("to", Words::date);
        fields.close();
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fields.error("to", "`to` is before `from`; it is the last day away");
            return Optional.empty();
        }
        return from.flatMap(first -> to.map(last -> new Person.Absence(first, last)));
    }
}
