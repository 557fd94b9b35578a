package varde.agent.file;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import varde.agent.AgentFile;
import varde.agent.Pace;
import varde.agent.Watched;
import varde.agent.check.Check;
import varde.agent.check.DnsCheck;
import varde.agent.check.ExecCheck;
import varde.agent.check.HttpCheck;
import varde.agent.check.IcmpCheck;
import varde.agent.check.StatusSet;
import varde.agent.check.TcpCheck;
import varde.agent.check.TlsCheck;

/** Reads one entry of {@code checks}. */
final class CheckReader {

    private static final StatusSet USUAL_STATUS = StatusSet.of("200-399");
    private static final Duration USUAL_EXPIRES = Duration.ofDays(14);
    private static final int MOST_RETRIES = 10;
    private static final int USUAL_TLS_PORT = 443;

    /** Every kind of check there is. To add one, add a line. */
    private final Map<String, Function<Item, Optional<Check>>> kinds = new LinkedHashMap<>();

    private final Path folder;

    /** Files that checks name are relative to this folder. */
    CheckReader(Path folder) {
        this.folder = folder;
        kinds.put("http", this::http);
        kinds.put("tcp", CheckReader::tcp);
        kinds.put("tls", this::tls);
        kinds.put("icmp", CheckReader::icmp);
        kinds.put("dns", CheckReader::dns);
        kinds.put("exec", CheckReader::exec);
    }

    Optional<Watched> read(Item item) {
        Optional<Section> section = item.section("a check");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Section entry = section.get();
        Optional<String> component = entry.requiredAs("component", Words::id);
        String domain = entry.as("domain", Words::id).orElse(AgentFile.MAIN);
        List<String> given = kinds.keySet().stream().filter(entry::has).toList();
        Optional<Check> check = given.stream()
                .flatMap(kind -> entry.value(kind).stream().flatMap(value -> read(kind, value)))
                .reduce((first, second) -> first);
        Pace pace = pace(entry);
        boolean allKnown = entry.close();
        if (given.size() > 1) {
            entry.error(given.get(1), "a check looks in one way; give `" + given.get(1) + "` a check of its own");
        } else if (given.isEmpty() && allKnown) {
            item.error("this check does not say how to look; add one of " + String.join(", ", kinds.keySet()));
        }
        return component.flatMap(id -> check.map(how -> new Watched(id, domain, how, pace)));
    }

    private Stream<Check> read(String kind, Item value) {
        Function<Item, Optional<Check>> reading = kinds.get(kind);
        return reading == null ? Stream.empty() : reading.apply(value).stream();
    }

    private static Pace pace(Section entry) {
        Pace usual = Pace.every(
                entry.as("interval", Words::interval).orElse(Pace.usual().interval()));
        return new Pace(
                usual.interval(),
                entry.as("grace", Words::duration).orElse(usual.grace()),
                entry.as("timeout", Words::someTime).orElse(usual.timeout()),
                entry.as("retries", Words.number(0, MOST_RETRIES)).orElse(usual.retries()),
                entry.as("slow", Words::someTime));
    }

    private Optional<Check> http(Item item) {
        return item.section("an http check").flatMap(entry -> {
            Optional<URI> url = entry.requiredAs("url", Words::url);
            StatusSet status = status(entry).orElse(USUAL_STATUS);
            Optional<String> contains = entry.value("contains").flatMap(Item::text);
            Duration expires = entry.as("expires", Words::duration).orElse(USUAL_EXPIRES);
            Optional<Item> ca = entry.value("ca");
            entry.close();
            for (String key : List.of("expires", "ca")) {
                if (entry.has(key) && url.isPresent() && url.get().getScheme().equals("http")) {
                    entry.error(
                            key, "`" + key + "` is about certificates, and http has none; write https, or remove it");
                }
            }
            return url.flatMap(to -> httpCheck(new HttpCheck.Page(to, status, contains, expires), ca));
        });
    }

    /** One text, or a list of them. */
    private static Optional<StatusSet> status(Section entry) {
        return entry.value("status").flatMap(value -> {
            if (!value.isList()) {
                return value.as(StatusSet::of);
            }
            List<StatusSet.Range> ranges = value.list().stream()
                    .flatMap(part -> part.as(StatusSet::of).stream())
                    .flatMap(part -> part.ranges().stream())
                    .toList();
            return ranges.isEmpty() ? Optional.empty() : Optional.of(new StatusSet(ranges));
        });
    }

    private Optional<Check> httpCheck(HttpCheck.Page page, Optional<Item> ca) {
        return ca.isEmpty()
                ? Optional.of(HttpCheck.of(page))
                : trusting(ca.get(), pem -> HttpCheck.trusting(pem, page));
    }

    private interface Trusting {
        Check the(Path pem) throws IOException, GeneralSecurityException;
    }

    private Optional<Check> trusting(Item ca, Trusting check) {
        return ca.text().flatMap(file -> {
            try {
                return Optional.of(check.the(folder.resolve(file)));
            } catch (IOException missing) {
                ca.error("`ca`: cannot read " + folder.resolve(file) + "; name a file of certificates in PEM");
            } catch (GeneralSecurityException broken) {
                ca.error("`ca`: " + file + " is not a file of certificates in PEM: " + broken.getMessage());
            }
            return Optional.empty();
        });
    }

    private static Optional<Check> tcp(Item item) {
        return item.section("a tcp check").flatMap(entry -> {
            Optional<String> host = entry.requiredAs("host", Words::host);
            Optional<Integer> port = entry.requiredAs("port", Words.number(1, 65_535));
            entry.close();
            return host.flatMap(to -> port.map(at -> new TcpCheck(to, at)));
        });
    }

    private static Optional<Check> icmp(Item item) {
        return item.section("an icmp check").flatMap(entry -> {
            Optional<String> host = entry.requiredAs("host", Words::host);
            int packets =
                    entry.as("packets", Words.number(1, IcmpCheck.MOST_PACKETS)).orElse(1);
            entry.close();
            return host.map(to -> IcmpCheck.of(to, packets));
        });
    }

    private Optional<Check> tls(Item item) {
        return item.section("a tls check").flatMap(entry -> {
            Optional<String> host = entry.requiredAs("host", Words::host);
            int port = entry.as("port", Words.number(1, 65_535)).orElse(USUAL_TLS_PORT);
            Optional<String> name = entry.as("name", Words::host);
            Duration expires = entry.as("expires", Words::duration).orElse(USUAL_EXPIRES);
            Optional<Item> ca = entry.value("ca");
            entry.close();
            return host.flatMap(to -> tlsCheck(new TlsCheck.Endpoint(to, port, name.orElse(to), expires), ca));
        });
    }

    private Optional<Check> tlsCheck(TlsCheck.Endpoint endpoint, Optional<Item> ca) {
        return ca.isEmpty()
                ? Optional.of(TlsCheck.of(endpoint))
                : trusting(ca.get(), pem -> TlsCheck.trusting(pem, endpoint));
    }

    private static Optional<Check> dns(Item item) {
        return item.section("a dns check").flatMap(entry -> {
            Optional<String> name = entry.requiredAs("name", Words::host);
            String type = entry.as("type", Words::recordType).orElse("A");
            String server = entry.as("server", Words::host).orElse("");
            List<String> expect = entry.texts("expect");
            entry.close();
            return name.map(asked -> new DnsCheck(asked, type, server, expect));
        });
    }

    private static Optional<Check> exec(Item item) {
        return item.section("an exec check").flatMap(entry -> {
            Optional<Item> command = entry.required("command");
            entry.close();
            if (command.isPresent() && !command.get().isList()) {
                command.get()
                        .error("`command` must be a list of the program and its arguments: [/path/plugin, -w, \"5\"]."
                                + " No shell is involved");
                return Optional.empty();
            }
            List<String> words = command.map(Item::texts).orElse(List.of());
            if (words.isEmpty()) {
                command.ifPresent(empty -> empty.error("`command` is empty; name the program to run"));
                return Optional.empty();
            }
            return Optional.of(new ExecCheck(words));
        });
    }
}
