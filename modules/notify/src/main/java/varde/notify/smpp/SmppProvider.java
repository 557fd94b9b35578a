package varde.notify.smpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jspecify.annotations.Nullable;
import varde.core.correlate.Severity;
import varde.notify.Delivery;
import varde.notify.Listener;
import varde.notify.Message;
import varde.notify.Provider;
import varde.notify.Reply;
import varde.notify.Terms;

/**
 * Sends pages as text messages through a message centre that speaks SMPP 3.4, hears from it whether they have arrived, and
 * takes people's answers. It stays bound as long as somebody listens.
 */
public final class SmppProvider implements Provider {

    private static final long REBIND_MS = 1_000;
    private static final byte UDHI = 0x40;
    /** A message that has not reached a telephone by then is of no use any more. */
    private static final Duration VALID_AT_LEAST = Duration.ofMinutes(2);

    private final SmppSettings settings;
    private final Bind bind;
    private final Semaphore window;
    private final Incoming incoming = new Incoming();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Listener listener;

    /** A message centre as the settings say. Nothing is asked of it yet. */
    public SmppProvider(SmppSettings settings) {
        this.settings = settings;
        this.bind = new Bind(settings, this::receive);
        this.window = new Semaphore(settings.window());
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public Terms terms() {
        return new Terms(settings.limit(), settings.reportWithin());
    }

    @Override
    public void listen(Listener told) {
        listener = told;
        Thread keeper = new Thread(this::stayBound, "smpp-" + settings.id());
        keeper.setDaemon(true);
        keeper.start();
    }

    @Override
    public Delivery send(Message message) {
        try {
            if (!window.tryAcquire(settings.timeouts().answer().toMillis(), TimeUnit.MILLISECONDS)) {
                return Delivery.later("too many messages on their way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.later("interrupted before it was asked");
        }
        try {
            return submit(bind.session(), message);
        } catch (Bind.NotBound e) {
            String reason = String.valueOf(e.getMessage());
            return e.refused() ? Delivery.hopeless(reason) : Delivery.later(reason);
        } finally {
            window.release();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        bind.close();
    }

    private Delivery submit(SMPPSession session, Message message) {
        String id = "";
        boolean begun = false;
        try {
            ShortMessage text = ShortMessage.of(message.page().shortText(), reference(message));
            for (int i = 0; i < text.segments().size(); i++) {
                boolean last = i == text.segments().size() - 1;
                id = submit(session, message, text, text.segments().get(i), last);
                begun = true;
            }
            return new Delivery.Sent(id, false);
        } catch (NegativeResponseException e) {
            Delivery.Failed refusal = SmppAnswer.toSubmit(e);
            // Half a message may be on a telephone already.
            return begun ? Delivery.unsure(refusal.reason()) : refusal;
        } catch (ResponseTimeoutException e) {
            bind.lost(session);
            return Delivery.unsure(
                    "no answer within " + settings.timeouts().answer().toSeconds() + " s");
        } catch (InvalidResponseException | IOException e) {
            bind.lost(session);
            return Delivery.unsure("no answer (" + e.getClass().getSimpleName() + ")");
        } catch (PDUException | IllegalArgumentException e) {
            return Delivery.hopeless(
                    "no message could be made of it (" + e.getClass().getSimpleName() + ")");
        }
    }

    private String submit(SMPPSession session, Message message, ShortMessage text, byte[] segment, boolean last)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        boolean report = last && settings.reportWithin().isPresent();
        String to = message.page().address();
        boolean international = to.startsWith("+");
        byte priority = (byte) (message.page().severity() == Severity.CRITICAL ? 1 : 0);
        return session.submitShortMessage(
                        "",
                        sender(),
                        NumberingPlanIndicator.UNKNOWN,
                        settings.from(),
                        international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        international ? to.substring(1) : to,
                        new ESMClass(text.concatenated() ? UDHI : 0),
                        (byte) 0,
                        priority,
                        null,
                        validity(message),
                        new RegisteredDelivery(
                                report ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        DataCodings.newInstance(text.coding()),
                        (byte) 0,
                        segment)
                .getMessageId();
    }

    private TypeOfNumber sender() {
        String from = settings.from();
        if (from.isEmpty()) {
            return TypeOfNumber.UNKNOWN;
        }
        if (!from.chars().allMatch(Character::isDigit)) {
            return TypeOfNumber.ALPHANUMERIC;
        }
        return from.length() > 8 ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.NETWORK_SPECIFIC;
    }

    /** Relative time (SMPP 3.4, 7.1.1): our clock and the centre's need not agree. */
    private static String validity(Message message) {
        long left =
                Math.max(VALID_AT_LEAST.toSeconds(), (message.page().tryUntil() - System.currentTimeMillis()) / 1_000);
        Duration time = Duration.ofSeconds(Math.min(left, Duration.ofDays(1).toSeconds()));
        return "0000%02d%02d%02d%02d000R"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** The same for the same page, so that a repeat completes what the first time has begun. */
    private static int reference(Message message) {
        CRC32 sum = new CRC32();
        sum.update(message.page().id().getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() & 0xFF);
    }

    private void receive(DeliverSm delivered) {
        Listener told = listener;
        if (told == null) {
            throw new IllegalStateException("nobody listens yet");
        }
        if (delivered.isSmscDeliveryReceipt()) {
            Incoming.report(settings.id(), delivered).ifPresent(told::report);
            return;
        }
        Optional<String> text = incoming.text(delivered);
        text.ifPresent(whole -> told.reply(new Reply(settings.id(), "", delivered.getSourceAddr(), whole)));
    }

    private void stayBound() {
        try {
            do {
                try {
                    bind.session();
                } catch (Bind.NotBound e) {
                    // Said where it happened; the next try comes by itself.
                }
            } while (!closing.await(REBIND_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
