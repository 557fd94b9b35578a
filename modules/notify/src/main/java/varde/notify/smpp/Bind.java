package varde.notify.smpp;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one bound session with a message centre, made anew when it is lost. Both ends ask each other now and then whether they
 * are still there ({@code enquire_link}), so that a dead line is noticed before a page needs it.
 */
final class Bind implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bind.class);
    private static final int ENQUIRE_MS = 15_000;
    private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);
    private static final long AFTER_REFUSAL = TimeUnit.SECONDS.toNanos(10);
    private static final int READERS = 3;
    /** "Temporary application error": the centre keeps the message and delivers it again. */
    private static final int NOT_SAFE = 0x64;

    /** Why there is no session. */
    static final class NotBound extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean refused;

        NotBound(String reason, boolean refused) {
            super(reason);
            this.refused = refused;
        }

        boolean refused() {
            return refused;
        }
    }

    /** Who takes what the centre delivers. */
    interface Receiver {
        /** Takes it; what is thrown makes the centre keep it. */
        void receive(DeliverSm delivered);
    }

    private final SmppSettings settings;
    private final Receiver receiver;
    private @Nullable SMPPSession session;
    private Optional<NotBound> lastFailure = Optional.empty();
    private long notBefore = System.nanoTime();
    private boolean closed;

    Bind(SmppSettings settings, Receiver receiver) {
        this.settings = settings;
        this.receiver = receiver;
    }

    /** The session, bound; a new one if the last was lost, but not sooner than a while after a failure. */
    synchronized SMPPSession session() throws NotBound {
        SMPPSession known = session;
        if (known != null && known.getSessionState().isBound()) {
            return known;
        }
        if (closed) {
            throw new NotBound("is closed", false);
        }
        if (lastFailure.isPresent() && System.nanoTime() - notBefore < 0) {
            throw lastFailure.get();
        }
        discard();
        try {
            SMPPSession fresh = bind();
            session = fresh;
            lastFailure = Optional.empty();
            LOG.info("message centre {} is bound", settings.id());
            return fresh;
        } catch (NotBound e) {
            if (lastFailure.isEmpty()) {
                LOG.warn("message centre {} {}", settings.id(), e.getMessage());
            }
            lastFailure = Optional.of(e);
            notBefore = System.nanoTime() + (e.refused() ? AFTER_REFUSAL : AFTER_FAILURE);
            throw e;
        }
    }

    /** Gives up a session over which something was lost. */
    synchronized void lost(SMPPSession broken) {
        if (session == broken) {
            discard();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        SMPPSession known = session;
        session = null;
        if (known != null) {
            known.unbindAndClose();
        }
    }

    private void discard() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private SMPPSession bind() throws NotBound {
        SMPPSession fresh =
                new SMPPSession(new Dialing(settings.tls(), settings.timeouts().connect()));
        fresh.setEnquireLinkTimer(ENQUIRE_MS);
        fresh.setTransactionTimer(settings.timeouts().answer().toMillis());
        fresh.setPduProcessorDegree(READERS);
        fresh.setMessageReceiverListener(new Ears());
        SmppSettings.Login login = settings.login();
        BindParameter parameter = new BindParameter(
                BindType.BIND_TRX,
                login.systemId(),
                login.password(),
                login.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        try {
            fresh.connectAndBind(
                    settings.host(),
                    settings.port(),
                    parameter,
                    settings.timeouts().connect().toMillis());
            return fresh;
        } catch (IOException e) {
            fresh.close();
            throw e.getCause() instanceof NegativeResponseException refusal
                    ? new NotBound(SmppAnswer.toBind(refusal), true)
                    : new NotBound("could not be bound (" + e.getClass().getSimpleName() + ")", false);
        }
    }

    private final class Ears implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
            try {
                receiver.receive(delivered);
            } catch (RuntimeException e) {
                LOG.warn("message centre {}: a message is left with it: {}", settings.id(), e.toString());
                throw new ProcessRequestException("not safe yet", NOT_SAFE, e);
            }
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {
            // Somebody's telephone is on again: nobody waits for that.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not used here", 0x03);
        }
    }
}
