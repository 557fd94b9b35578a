package varde.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import varde.config.notifiers.Callback;
import varde.config.notifiers.EmailProvider;
import varde.config.notifiers.MessageLimit;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.config.notifiers.WebhookProvider;

class NotifierProblemsTest {

    private static final String ALL = """
            email: [{id: relay, smtp: "mail.example.org:587", tls: starttls, user: varde, password: "${SMTP_PASSWORD}", from: varde@example.org}]
            sms:
              - {id: a, http: {method: POST, url: "https://sms.example.org/send", headers: {Key: "k-${SMS_KEY}"}, body: '{"to":"{to}","text":"{text}"}'}}
              - {id: b, smpp: {host: smsc.example.org, port: 2775, systemId: varde, password: "${file:smpp.secret}"}}
              - {id: modem, spool: spool/outgoing}
            webhook: [{id: chat, url: "https://chat.example.org/hook", secret: "${HOOK_SECRET}", form: slack}]
            """;

    @TempDir
    private Path root;

    private FolderOnDisk folder;

    @BeforeEach
    void aGoodFolder() {
        folder = new FolderOnDisk(root);
    }

    @Test
    void providersAreReadInTheirOrderWithWhatTheEnvironmentHolds() {
        folder.with("notifiers.yaml", ALL)
                .with(".secrets", "")
                .with("smpp.secret", "hemmelig\n")
                .environment("SMTP_PASSWORD", "p$w")
                .environment("SMS_KEY", "1")
                .environment("HOOK_SECRET", "h");

        NotifierSettings settings = folder.read().configuration().orElseThrow().notifiers();

        assertThat(settings.email())
                .containsExactly(new EmailProvider(
                        "relay",
                        "mail.example.org",
                        587,
                        EmailProvider.Tls.STARTTLS,
                        Optional.of("varde"),
                        Optional.of("p$w"),
                        "varde@example.org",
                        Optional.empty()));
        assertThat(settings.sms()).isEqualTo(threeWays());
        assertThat(settings.webhook())
                .containsExactly(new WebhookProvider(
                        "chat", "https://chat.example.org/hook", Optional.of("h"), "slack", Optional.empty()));
        assertThat(settings.toString()).doesNotContain("p$w", "hemmelig", "k-1");
    }

    private static List<SmsProvider> threeWays() {
        return List.of(
                new SmsProvider.Http(
                        "a",
                        "POST",
                        "https://sms.example.org/send",
                        new TreeMap<>(java.util.Map.of("Key", "k-1")),
                        "{\"to\":\"{to}\",\"text\":\"{text}\"}",
                        "Varde",
                        SmsProvider.Answer.USUAL,
                        Optional.empty(),
                        Optional.empty()),
                new SmsProvider.Smpp(
                        "b",
                        "smsc.example.org",
                        2775,
                        false,
                        "varde",
                        "hemmelig",
                        "",
                        "",
                        10,
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.empty()),
                new SmsProvider.Spool("modem", "spool/outgoing", false, Optional.empty()));
    }

    @Test
    void termsAndCallBacksAreRead() {
        folder.with("notifiers.yaml", """
                email: [{id: relay, smtp: "mail.example.org:25", tls: none, from: varde@example.org, limit: 500/h}]
                sms:
                  - id: a
                    limit: 30/min
                    http: {url: "https://sms.example.org/send", body: '{"to":"{to}","text":"{text}"}', from: "2222", answer: {id: /messages/0/id}}
                    callback:
                      secret: "${CALLBACK_SECRET}"
                      reportWithin: 45s
                      report: {id: /message/id, status: /message/state, delivered: [arrived], failed: [lost]}
                      reply: {from: msisdn, text: body}
                  - {id: b, smpp: {host: smsc.example.org, systemId: varde, password: p, window: 50, from: "2222", reportWithin: never, tls: true}}
                  - {id: modem, spool: spool/outgoing, statusReports: true, limit: 10/min}
                """).environment("CALLBACK_SECRET", "0123456789abcdef");

        NotifierSettings settings = folder.read().configuration().orElseThrow().notifiers();

        assertThat(settings.email().get(0).limit()).contains(new MessageLimit(500, Duration.ofHours(1), "500/h"));
        SmsProvider.Http a = (SmsProvider.Http) settings.sms().get(0);
        assertThat(a.limit()).contains(new MessageLimit(30, Duration.ofMinutes(1), "30/min"));
        assertThat(a.from()).isEqualTo("2222");
        assertThat(a.answer()).isEqualTo(new SmsProvider.Answer("/messages/0/id", "", "/status", "delivered"));
        assertThat(a.callback())
                .contains(new Callback(
                        "0123456789abcdef",
                        Optional.of(Duration.ofSeconds(45)),
                        new Callback.Report("/message/id", "/message/state", List.of("arrived"), List.of("lost")),
                        new Callback.Reply("id", "msisdn", "body")));
        SmsProvider.Smpp b = (SmsProvider.Smpp) settings.sms().get(1);
        assertThat(b.reportWithin()).isEmpty();
        assertThat(b.window()).isEqualTo(50);
        assertThat(b.tls()).isTrue();
        assertThat(((SmsProvider.Spool) settings.sms().get(2)).statusReports()).isTrue();
        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void wrongTermsAndCallBacksAreTold() {
        folder.with("notifiers.yaml", """
                sms:
                  - id: a
                    limit: thirty
                    http: {url: "https://sms.example.org/send", body: "{to} {text}", answer: {id: id}}
                    callback: {secret: short, reportWithin: 0s}
                """)
                .hasExactly(
                        "notifiers.yaml:3: `thirty` is not a limit; write it like 10/s, 30/min, 500/h or 2000/d",
                        "notifiers.yaml:4: `id` is not a pointer into JSON; write it like /messages/0/id",
                        "notifiers.yaml:5: the secret is too short to keep anybody out; make it at least 16 characters",
                        "notifiers.yaml:5: `0s` is no time at all; it must be above zero");
    }

    @Test
    void whatIsNotThereIsAnErrorWhereItIsUsed() {
        folder.with("notifiers.yaml", ALL)
                .hasExactly(
                        "notifiers.yaml:1: the environment has no variable SMTP_PASSWORD; set it before notifiers start",
                        "notifiers.yaml:3: the environment has no variable SMS_KEY",
                        "notifiers.yaml:4: cannot read the file smpp.secret; create it before notifiers start",
                        "notifiers.yaml:6: the environment has no variable HOOK_SECRET");
    }

    @Test
    void whatIsNotThereIsAWarningWhereItIsOnlyLookedAt() {
        Reading reading = folder.with("notifiers.yaml", ALL).readWithoutSecrets();

        assertThat(reading.warnings()).hasSize(4);
        NotifierSettings settings = reading.configuration().orElseThrow().notifiers();
        assertThat(settings.email()).isEmpty();
        assertThat(settings.sms()).extracting(SmsProvider::id).containsExactly("modem");
        assertThat(settings.webhook()).isEmpty();
    }

    @Test
    void wrongProvidersAreTold() {
        folder.with("notifiers.yaml", """
                email:
                  - {id: a, smtp: mail.example.org, tls: ssl, user: varde, from: varde}
                  - {id: b, smtp: "mail.example.org:99999", from: "Varde <varde@example.org>"}
                sms:
                  - {id: a}
                  - {id: b, spool: x, smpp: {port: 2775}}
                  - {id: b, http: {method: FETCH, url: "sms.example.org/{to}", body: "{text}"}}
                  - {id: c, http: {url: "https://sms.example.org", body: "{txt} {numbr}"}}
                  - {id: d, spool: "${a b}"}
                webhook:
                  - {id: chat, url: chat, form: irc}
                """)
                .hasExactly(
                        "notifiers.yaml:2: `mail.example.org` is not HOST:PORT; write it like mail.example.org:587",
                        "notifiers.yaml:2: `ssl` is not one of none, starttls, tls",
                        "notifiers.yaml:2: `user` and `password` belong together; add the other or remove this",
                        "notifiers.yaml:2: `varde` is not a mail address",
                        "notifiers.yaml:3: 99999 is out of range; it must be from 1 to 65535",
                        "notifiers.yaml:5: how are its text messages sent? Add one of `http`, `smpp`, `spool`",
                        "notifiers.yaml:6: a provider sends in one way; make `spool` a provider of its own",
                        "notifiers.yaml:6: `host` is missing in `smpp`",
                        "notifiers.yaml:6: `password` is missing in `smpp`",
                        "notifiers.yaml:6: `systemId` is missing in `smpp`",
                        "notifiers.yaml:7: SMS provider `b` is already declared at notifiers.yaml:6",
                        "notifiers.yaml:7: `FETCH` is not a HTTP method; write one of GET, POST, PUT",
                        "notifiers.yaml:7: `sms.example.org/{to}` is not a URL; begin it with https:// or http://",
                        "notifiers.yaml:8: neither `url` nor `body` holds {text}, so messages would be empty; put it in",
                        "notifiers.yaml:8: neither `url` nor `body` holds {to}, so nobody would be reached; put it in",
                        "notifiers.yaml:8: warning: nothing fills in {numbr}; known are to, digits, text, id, from",
                        "notifiers.yaml:8: warning: nothing fills in {txt}; did you mean `text`?",
                        "notifiers.yaml:9: `${a b}` is neither ${NAME} of the environment nor ${file:PATH}; correct it",
                        "notifiers.yaml:11: `chat` is not a URL",
                        "notifiers.yaml:11: `irc` is not a form; write one of json, slack");
    }
}
