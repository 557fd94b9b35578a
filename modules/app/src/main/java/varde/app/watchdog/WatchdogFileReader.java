package varde.app.watchdog;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import varde.app.CannotStart;
import varde.config.names.Names;
import varde.config.notifiers.Expansion;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.NotifiersReader;
import varde.config.problem.Problem;
import varde.config.problem.Problems;
import varde.config.yaml.Document;
import varde.config.yaml.Fields;
import varde.config.yaml.Value;
import varde.config.yaml.Words;
import varde.core.oncall.Channel;
import varde.core.watchdog.Patience;

/** Reads a watchdog's file, with every error at its line. */
final class WatchdogFileReader {

    private static final Duration USUAL_EVERY = Duration.ofSeconds(5);
    private static final String NO_URL =
            "`%s` is not a URL; write it like http://watchdog-b.example.org:8084/health/live";

    private final Problems problems = new Problems();
    private final Path path;
    private final Function<String, Optional<String>> environment;

    private WatchdogFileReader(Path path, Function<String, Optional<String>> environment) {
        this.path = path;
        this.environment = environment;
    }

    /**
     * Reads it.
     *
     * @param environment the variables that secrets may come from
     * @throws CannotStart with all that is wrong, a line each
     */
    static WatchdogFile read(Path path, Function<String, Optional<String>> environment) {
        WatchdogFileReader reader = new WatchdogFileReader(path, environment);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException missing) {
            throw new CannotStart("cannot read " + path + "; name the watchdog's file with --config", missing);
        }
        Optional<WatchdogFile> file = Document.read(path.toString(), bytes, reader.problems)
                .flatMap(value -> value.fields("the file"))
                .flatMap(reader::file);
        if (reader.problems.anyError() || file.isEmpty()) {
            throw new CannotStart(String.join(
                    System.lineSeparator(),
                    reader.problems.sorted().stream().map(Problem::toString).toList()));
        }
        return file.get();
    }

    /** What the file says of the watchdog itself. */
    private record Self(String id, Duration every, Patience patience) {}

    private Optional<WatchdogFile> file(Fields file) {
        Optional<Self> self = file.required("watchdog")
                .flatMap(value -> value.fields("watchdog"))
                .flatMap(WatchdogFileReader::self);
        Optional<Fields> kafka = file.required("kafka").flatMap(value -> value.fields("kafka"));
        Optional<String> bootstrap = kafka.flatMap(fields -> fields.requiredAs("bootstrap", text -> text));
        Optional<String> registry =
                kafka.flatMap(fields -> fields.as("registry", text -> web(text).toString()));
        kafka.ifPresent(Fields::close);
        WatchdogFile.Listen listen = file.value("listen")
                .flatMap(value -> value.fields("listen"))
                .map(WatchdogFileReader::listen)
                .orElse(WatchdogFile.Listen.USUAL);
        Optional<URI> other = file.as("other", WatchdogFileReader::web);
        NotifierSettings notifiers =
                file.required("notifiers").map(this::notifiers).orElse(NotifierSettings.NONE);
        List<Contact> contacts = contacts(file, notifiers);
        file.close();
        return self.flatMap(own -> bootstrap.map(brokers -> new WatchdogFile(
                own.id(), own.every(), own.patience(), brokers, registry, listen, other, contacts, notifiers)));
    }

    private static Optional<Self> self(Fields fields) {
        Patience usual = Patience.USUAL;
        Optional<String> id = fields.requiredAs("id", Words::id);
        Duration every = fields.as("every", Words::someDuration).orElse(USUAL_EVERY);
        Patience patience = new Patience(
                some(fields, "still", usual.still()),
                some(fields, "canaryQuiet", usual.canaryQuiet()),
                some(fields, "canaryLate", usual.canaryLate()),
                some(fields, "pagesWait", usual.pagesWait()),
                some(fields, "away", usual.away()),
                some(fields, "repeat", usual.repeat()),
                some(fields, "calm", usual.calm()));
        fields.close();
        return id.map(name -> new Self(name, every, patience));
    }

    private static long some(Fields fields, String key, long usual) {
        return fields.as(key, Words::someDuration).map(Duration::toMillis).orElse(usual);
    }

    private static URI web(String text) {
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException(NO_URL.formatted(text), garbled);
        }
        throw new IllegalArgumentException(NO_URL.formatted(text));
    }

    private static WatchdogFile.Listen listen(Fields fields) {
        String host = fields.as("host", text -> text).orElse(WatchdogFile.Listen.USUAL.host());
        int port = fields.as("port", Words.number(0, 65_535)).orElse(WatchdogFile.Listen.USUAL.port());
        fields.close();
        return new WatchdogFile.Listen(host, port);
    }

    private NotifierSettings notifiers(Value value) {
        Path folder = path.toAbsolutePath().getParent();
        Expansion expansion =
                new Expansion(environment, folder == null ? path : folder, Problem.Severity.ERROR, problems);
        return new NotifiersReader(new Names(problems), expansion).read(value);
    }

    private static List<Contact> contacts(Fields file, NotifierSettings notifiers) {
        List<Contact> contacts = new ArrayList<>();
        for (Value item : file.required("contacts").map(Value::list).orElse(List.of())) {
            item.fields("a contact").ifPresent(fields -> {
                fields.as("sms", text -> text).ifPresent(to -> contacts.add(new Contact(Channel.SMS, to)));
                fields.as("email", text -> text).ifPresent(to -> contacts.add(new Contact(Channel.EMAIL, to)));
                fields.close();
            });
        }
        boolean mail = contacts.stream().anyMatch(contact -> contact.channel() == Channel.EMAIL);
        boolean sms = contacts.stream().anyMatch(contact -> contact.channel() == Channel.SMS);
        if (contacts.isEmpty()) {
            file.error("contacts", "nobody would be told; add `contacts: [{sms: \"+47…\"}, {email: …}]`");
        }
        if (mail && notifiers.email().isEmpty()) {
            file.error("contacts", "a contact has mail, but `notifiers` has no `email` to send it by; add one");
        }
        if (sms && notifiers.sms().isEmpty()) {
            file.error("contacts", "a contact has SMS, but `notifiers` has no `sms` to send it by; add one");
        }
        return contacts;
    }
}
