package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.app.CannotStart;
import varde.config.notifiers.Callback;
import varde.config.notifiers.EmailProvider;
import varde.config.notifiers.MessageLimit;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.config.notifiers.WebhookProvider;
import varde.core.oncall.Channel;
import varde.notify.Limit;
import varde.notify.Provider;
import varde.notify.Terms;

class ConfiguredProvidersTest {

    private static final EmailProvider RELAY = new EmailProvider(
            "relay",
            "mail.example.org",
            587,
            EmailProvider.Tls.STARTTLS,
            Optional.of("varde"),
            Optional.of("hush"),
            "varde@example.org",
            Optional.empty());
    private static final SmsProvider HTTP = new SmsProvider.Http(
            "a",
            "POST",
            "https://sms.example.org/send",
            new TreeMap<>(),
            "{\"to\":\"{to}\"}",
            "Varde",
            SmsProvider.Answer.USUAL,
            Optional.of(new Callback(
                    "sixteen letters!",
                    Optional.of(Duration.ofSeconds(45)),
                    Callback.Report.USUAL,
                    Callback.Reply.USUAL)),
            Optional.of(new MessageLimit(30, Duration.ofMinutes(1), "30/min")));
    private static final SmsProvider SMPP = new SmsProvider.Smpp(
            "b",
            "smsc.example.org",
            2775,
            false,
            "varde",
            "hush",
            "",
            "",
            10,
            Optional.of(Duration.ofSeconds(60)),
            Optional.empty());
    private static final SmsProvider SPOOL = new SmsProvider.Spool("modem", "spool/outgoing", false, Optional.empty());

    @Test
    void providersComeInTheOrderOfTheFile() {
        WebhookProvider chat = new WebhookProvider(
                "chat", "https://chat.example.org/hook", Optional.empty(), "slack", Optional.empty());

        ConfiguredProviders providers =
                ConfiguredProviders.of(new NotifierSettings(List.of(RELAY), List.of(HTTP), List.of(chat)));

        assertThat(ids(providers, Channel.EMAIL)).containsExactly("relay");
        assertThat(ids(providers, Channel.SMS)).containsExactly("a");
        assertThat(ids(providers, Channel.WEBHOOK)).containsExactly("chat");
        assertThat(providers.warnings()).isEmpty();
    }

    @Test
    void textMessagesLeaveByAnyOfThreeWaysOnTheirTerms() {
        ConfiguredProviders providers =
                ConfiguredProviders.of(new NotifierSettings(List.of(), List.of(SMPP, HTTP, SPOOL), List.of()));

        assertThat(ids(providers, Channel.SMS)).containsExactly("b", "a", "modem");
        assertThat(providers.byChannel()).containsOnlyKeys(Channel.SMS);
        Terms gateway = providers.byChannel().get(Channel.SMS).get(1).terms();
        assertThat(gateway.limit()).contains(new Limit(30, Duration.ofMinutes(1), "30/min"));
        assertThat(gateway.reportWithin()).contains(Duration.ofSeconds(45));
    }

    @Test
    void aSpoolThatIsNotThereYetKeepsNobodyElseFromWorking() {
        ConfiguredProviders providers =
                ConfiguredProviders.of(new NotifierSettings(List.of(), List.of(SPOOL, HTTP), List.of()));

        assertThat(ids(providers, Channel.SMS)).containsExactly("modem", "a");
        assertThat(providers.warnings())
                .singleElement()
                .asString()
                .startsWith("notifiers.yaml: SMS provider modem: spool/outgoing is not a folder");
    }

    @Test
    void noProviderAtAllIsAnError() {
        assertThatThrownBy(() -> ConfiguredProviders.of(NotifierSettings.NONE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("notifiers.yaml names no provider");
    }

    private static List<String> ids(ConfiguredProviders providers, Channel channel) {
        return providers.byChannel().get(channel).stream().map(Provider::id).toList();
    }
}
