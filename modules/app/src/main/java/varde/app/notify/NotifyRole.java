package varde.app.notify;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import varde.app.Setting;
import varde.app.Settings;
import varde.app.answer.Answering;
import varde.app.answer.SmsAnswers;
import varde.app.health.Figures;
import varde.app.health.Health;
import varde.app.log.LogReader;
import varde.app.pipeline.Line;
import varde.app.pipeline.Parts;
import varde.app.view.Situation;
import varde.config.notifiers.Callback;
import varde.config.notifiers.NotifierSettings;
import varde.config.notifiers.SmsProvider;
import varde.core.oncall.Channel;
import varde.notify.Provider;

/** {@code varde run notify}: the notifiers of this process, what gateways call back, and the answers of people by text message. */
public final class NotifyRole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyRole.class);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);

    private final Parts parts = new Parts();
    private final Notifiers notifiers;
    private final LogReader reader;

    /**
     * Starts it.
     *
     * @throws varde.app.CannotStart if there is nothing to run, or a port is taken
     */
    public NotifyRole(Line line, Settings settings, NotifierSettings configured) {
        ConfiguredProviders providers = ConfiguredProviders.of(configured);
        providers.warnings().forEach(LOG::warn);
        try {
            Situation situation = new Situation(line.topics(), line.codecs());
            reader = parts.opened(
                    LogReader.follow(line.kafka(), situation.sources(), LogReader.From.BEGINNING, situation::take));
            Answering answering = parts.opened(new Answering(line.kafka(), line.topics(), line.codecs(), situation));
            List<Provider> sms = providers.byChannel().getOrDefault(Channel.SMS, List.of());
            SmsAnswers answers = parts.opened(new SmsAnswers(situation, answering, sms, ZoneId.systemDefault()));
            if (!reader.awaitCaughtUp(KNOWN_WITHIN)) {
                LOG.warn(
                        "the log is not read to its end yet; answers by text message may not be understood until it is");
            }
            notifiers = parts.opened(Notifiers.start(
                    providers.byChannel(), line.topics(), line.codecs(), line.clients(), answers::take));
            Map<String, Callback> callbacks = callbacks(configured);
            if (!callbacks.isEmpty()) {
                CallbackServer server = parts.opened(new CallbackServer(
                        settings.text(Setting.CALLBACK_HOST),
                        settings.number(Setting.CALLBACK_PORT),
                        callbacks,
                        notifiers.listener(Channel.SMS)));
                LOG.info("gateways may call back on port {}: {}", server.port(), callbacks.keySet());
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Whether it is alive and ready: each notifier reads pages, and answers can be understood. */
    public Health health() {
        return Health.all(List.of(notifiers.health(), Health.of("what understands answers", reader)));
    }

    /** Adds what it tells of itself. */
    public void tell(Figures figures) {
        notifiers.tell(figures);
    }

    private static Map<String, Callback> callbacks(NotifierSettings notifiers) {
        Map<String, Callback> callbacks = new TreeMap<>();
        for (SmsProvider provider : notifiers.sms()) {
            Optional<Callback> callback =
                    provider instanceof SmsProvider.Http http ? http.callback() : Optional.empty();
            callback.ifPresent(how -> callbacks.put(provider.id(), how));
        }
        return callbacks;
    }

    @Override
    public void close() {
        parts.close();
    }
}
