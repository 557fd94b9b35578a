package varde.agent.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.agent.AgentFile;
import varde.agent.Pace;
import varde.agent.Watched;
import varde.agent.check.DnsCheck;
import varde.agent.check.ExecCheck;
import varde.agent.check.HttpCheck;
import varde.agent.check.IcmpCheck;
import varde.agent.check.TcpCheck;
import varde.agent.check.TlsCheck;

class AgentFileReaderTest {

    @TempDir
    private Path folder;

    @Test
    void everythingThatCanBeSaidIsRead() throws Exception {
        AgentFile file = good("""
                agent: {id: agent/osl-1, site: oslo-1, domain: south, interval: 20s, grace: 8s}
                kafka: {bootstrap: "127.0.0.1:9092", registry: "http://127.0.0.1:8081/apis/ccompat/v7"}
                checks:
                  - {component: web/a, http: {url: "https://a.example.org/x", status: [200, 301-302], contains: "god dag", expires: 3d},
                     interval: 1m, grace: 15s, timeout: 4s, retries: 1, slow: 2s, domain: south}
                  - {component: db/a, tcp: {host: 127.0.0.1, port: 5432}}
                  - {component: dns/x, dns: {name: www.example.org, type: AAAA, server: 127.0.0.1, expect: ["2001:db8::1"]}}
                  - {component: raid/x, exec: {command: [/usr/lib/nagios/plugins/check_raid, -w, "5"]}}
                """);

        assertThat(file.id()).isEqualTo("agent/osl-1");
        assertThat(file.site()).isEqualTo("oslo-1");
        assertThat(file.domain()).isEqualTo("south");
        assertThat(file.interval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(file.grace()).isEqualTo(Duration.ofSeconds(8));
        assertThat(file.kafka())
                .contains(new AgentFile.KafkaAddress(
                        "127.0.0.1:9092", Optional.of("http://127.0.0.1:8081/apis/ccompat/v7")));
        Watched web = file.checks().get(0);
        assertThat(web.component()).isEqualTo("web/a");
        assertThat(web.domain()).isEqualTo("south");
        assertThat(web.pace())
                .isEqualTo(new Pace(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(4),
                        1,
                        Optional.of(Duration.ofSeconds(2))));
        HttpCheck.Page page = ((HttpCheck) web.check()).page();
        assertThat(page.status()).hasToString("200,301-302");
        assertThat(page.contains()).contains("god dag");
        assertThat(page.expires()).isEqualTo(Duration.ofDays(3));
        assertThat(file.checks().stream().skip(1).map(Watched::check))
                .containsExactly(
                        new TcpCheck("127.0.0.1", 5432),
                        new DnsCheck("www.example.org", "AAAA", "127.0.0.1", List.of("2001:db8::1")),
                        new ExecCheck(List.of("/usr/lib/nagios/plugins/check_raid", "-w", "5")));
    }

    @Test
    void whatCanBeSaidOfPingsOfTlsAndOfWorkersIsRead() throws Exception {
        AgentFile file = good("""
                agent: {id: agent/osl-1, site: oslo-1, workers: 12}
                checks:
                  - {component: path/x, icmp: {host: 192.0.2.1, packets: 3}}
                  - {component: ldap/x, tls: {host: 192.0.2.2, port: 636, name: ldap.example.org, expires: 21d}}
                  - {component: web/b, tls: {host: www.example.org}}
                """);

        assertThat(file.workers()).isEqualTo(12);
        assertThat(file.checks().get(0).check()).isEqualTo(IcmpCheck.of("192.0.2.1", 3));
        assertThat(file.checks().stream().skip(1).map(watched -> ((TlsCheck) watched.check()).endpoint()))
                .containsExactly(
                        new TlsCheck.Endpoint("192.0.2.2", 636, "ldap.example.org", Duration.ofDays(21)),
                        new TlsCheck.Endpoint("www.example.org", 443, "www.example.org", Duration.ofDays(14)));
    }

    @Test
    void whatIsLeftOutHasDefaults() throws Exception {
        AgentFile file = good("""
                agent: {id: agent/osl-1, site: oslo-1}
                checks:
                  - {component: web/a, http: {url: "http://127.0.0.1:9000"}}
                """);

        assertThat(file.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(file.grace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(file.domain()).isEqualTo("main");
        assertThat(file.kafka()).isEmpty();
        assertThat(file.workers()).isEqualTo(1);
        assertThat(file.checks().get(0).domain()).isEqualTo("main");
        assertThat(file.checks().get(0).pace())
                .isEqualTo(new Pace(
                        Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(5), 2, Optional.empty()));
    }

    @Test
    void anAgentThatWatchesNothingSpeaksForItself() throws Exception {
        assertThat(good("agent: {id: server/a, site: oslo-1}").checks()).isEmpty();
    }

    @Test
    void allProblemsAreToldAtTheirLines() throws Exception {
        assertThat(problems("""
                agent: {id: Agent One, sit: oslo-1, interval: 10}
                kafka: {bootstrap: localhost}
                checks:
                  - {component: web/a, http: {url: intranet, status: 42, expires: 1d}, retrys: 3}
                  - {component: db/a, tcp: {host: 127.0.0.1, port: 70000}, timeout: 0s}
                  - {component: db/b, tcp: {host: 127.0.0.1, port: 1}, http: {url: "http://a"}}
                  - {component: db/c}
                  - {component: db/d, exec: {command: "check_raid -w 5"}}
                  - {component: db/e, dns: {name: a.example.org, type: X}}
                  - {component: db/f, http: {url: "http://a", expires: 1d, ca: }}
                """))
                .containsExactly(
                        "1:8: `site` is missing in agent; add it",
                        "1:13: `id`: `Agent One` is not an id; use small letters a-z, digits and . _ / - only, 255 at most",
                        "1:24: unknown key `sit` in agent; did you mean `site`?",
                        "1:47: `interval`: `10` is not a duration; write it like 500ms, 10s, 5m, 2h or 14d",
                        "2:20: `bootstrap`: `localhost` names no brokers; write it like kafka-1:9092,kafka-2:9092",
                        "4:36: `url`: `intranet` is not a URL; write it like https://intranet.example.org/health",
                        "4:54: `status`: `42` is not a set of HTTP statuses; write it like 200, 200-399 or 200,301-308",
                        "4:72: unknown key `retrys` in a check; did you mean `retries`?",
                        "5:52: `port`: `70000` is not a whole number from 1 to 65535",
                        "5:69: `timeout`: `0s` is no time at all; it must be above zero",
                        "6:23: a check looks in one way; give `tcp` a check of its own",
                        "7:5: this check does not say how to look; add one of http, tcp, tls, icmp, dns, exec",
                        "8:39: `command` must be a list of the program and its arguments: [/path/plugin, -w, \"5\"]."
                                + " No shell is involved",
                        "9:56: `type`: `X` is not a type of DNS records; known are A, AAAA, CAA, CNAME, DS, MX, NAPTR, NS,"
                                + " PTR, SOA, SRV, TXT",
                        "10:47: `expires` is about certificates, and http has none; write https, or remove it",
                        "10:60: `ca` is about certificates, and http has none; write https, or remove it",
                        "10:60: `ca` of an http check has no value; give it one or remove the key");
    }

    @Test
    void oneComponentHasOneCheckAndTheAgentNone() throws Exception {
        assertThat(problems("""
                agent: {id: agent/a, site: oslo-1}
                checks:
                  - {component: db/a, tcp: {host: 127.0.0.1, port: 1}}
                  - {component: db/a, tcp: {host: 127.0.0.1, port: 2}}
                  - {component: agent/a, tcp: {host: 127.0.0.1, port: 3}}
                """))
                .containsExactly(
                        "4:5: `db/a` is checked twice; one component has one check of an agent, so give the other a component"
                                + " of its own",
                        "5:5: `agent/a` is the agent itself, which speaks for itself anyway; remove this");
    }

    @Test
    void aFileOfCertificatesMustBeThere() throws Exception {
        Files.writeString(folder.resolve("empty.pem"), "nothing");

        assertThat(problems("""
                agent: {id: agent/a, site: oslo-1}
                checks:
                  - {component: a, http: {url: "https://a", ca: missing.pem}}
                  - {component: b, http: {url: "https://a", ca: empty.pem}}
                  - {component: c, tls: {host: a, ca: missing.pem}}
                """))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("5:39: `ca`: cannot read "))
                .anyMatch(problem -> problem.startsWith("3:49: `ca`: cannot read "))
                .anyMatch(problem -> problem.startsWith("4:49: `ca`: empty.pem is not a file of certificates in PEM"));
    }

    @Test
    void whatIsNoYamlIsToldWhereItBreaks() throws Exception {
        assertThat(problems("agent: {id: a\nchecks: [")).hasSize(1).allMatch(problem -> problem.startsWith("2:"));
        assertThat(problems("")).containsExactly("1:1: the file is empty; write at least `agent: {id: …, site: …}`");
        assertThat(problems("- a"))
                .containsExactly("1:1: `the file` must be keys and values of an agent's file, but this is a list");
        Files.write(folder.resolve("agent.yaml"), "agent: å".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(AgentFileReader.read(folder.resolve("agent.yaml")).problems())
                .extracting(Problem::message)
                .containsExactly("this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsNoProblemOfTheFile() {
        assertThatThrownBy(() -> AgentFileReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theExamplesOfThePageAndTheExampleFolderAreGood() throws Exception {
        String page = Files.readString(Path.of("../../docs/agent.md"));
        List<String> examples = Pattern.compile("^```yaml\\n(agent:.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(problems(example)).isEmpty();
        }
        assertThat(AgentFileReader.read(Path.of("../../examples/web-server/agent.yaml"))
                        .problems())
                .isEmpty();
    }

    private AgentFile good(String text) throws IOException {
        AgentFileReader.Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        return reading.file().orElseThrow();
    }

    /** Line, column and message of all problems. */
    private List<String> problems(String text) throws IOException {
        AgentFileReader.Reading reading = read(text);
        assertThat(reading.file().isEmpty()).isEqualTo(!reading.problems().isEmpty());
        return reading.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.message())
                .toList();
    }

    private AgentFileReader.Reading read(String text) throws IOException {
        Path file = folder.resolve("agent.yaml");
        Files.writeString(file, text);
        return AgentFileReader.read(file);
    }
}
