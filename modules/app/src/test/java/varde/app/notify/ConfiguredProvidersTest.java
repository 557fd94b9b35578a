package varde.app.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import varde.app.CannotStart;
import varde.config.notifiers.EmailProvider;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.config.notifiers.WebhookProvider;
import varde.core.oncall.Channel;
import varde.notify.Provider;

class ConfiguredProvidersTest {

    private static final EmailProvider RELAY = new EmailProvider(
            "relay",
            "mail.example.org",
            587,
            EmailProvider.Tls.STARTTLS,
            Optional.of("varde"),
            Optional.of("hush"),
            "varde@example.org");
    private static final SmsProvider HTTP =
            new SmsProvider.Http("a", "POST", "https://sms.example.org/send", new TreeMap<>(), "{\"to\":\"{to}\"}");
    private static final SmsProvider SMPP = new SmsProvider.Smpp("b", "smsc.example.org", 2775, "varde", "hush");
    private static final SmsProvider SPOOL = new SmsProvider.Spool("modem", "spool/outgoing");

    @Test
    void providersComeInTheOrderOfTheFile() {
        WebhookProvider chat = new WebhookProvider("chat", "https://chat.example.org/hook", Optional.empty(), "slack");

        ConfiguredProviders providers =
                ConfiguredProviders.of(new NotifierSettings(List.of(RELAY), List.of(HTTP), List.of(chat)));

        assertThat(ids(providers, Channel.EMAIL)).containsExactly("relay");
        assertThat(ids(providers, Channel.SMS)).containsExactly("a");
        assertThat(ids(providers, Channel.WEBHOOK)).containsExactly("chat");
        assertThat(providers.warnings()).isEmpty();
    }

    @Test
    void whatIsNotThereYetIsSkippedAndSaid() {
        ConfiguredProviders providers =
                ConfiguredProviders.of(new NotifierSettings(List.of(), List.of(SMPP, HTTP, SPOOL), List.of()));

        assertThat(ids(providers, Channel.SMS)).containsExactly("a");
        assertThat(providers.byChannel()).containsOnlyKeys(Channel.SMS);
        assertThat(providers.warnings())
                .containsExactly(
                        "notifiers.yaml: SMS provider b is skipped: `smpp` is not there yet; `http` is",
                        "notifiers.yaml: SMS provider modem is skipped: `spool` is not there yet; `http` is");
    }

    @Test
    void aChannelWithoutAnythingUsableIsAnError() {
        assertThatThrownBy(
                        () -> ConfiguredProviders.of(new NotifierSettings(List.of(), List.of(SMPP, SPOOL), List.of())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("none of the providers under `sms` can be used yet");
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
