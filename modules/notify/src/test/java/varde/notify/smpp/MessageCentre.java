package varde.notify.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import varde.notify.Limit;
import varde.notify.Timeouts;

/** A message centre on loopback, made of the server's side of the library. */
final class MessageCentre implements AutoCloseable, ServerMessageReceiverListener {

    static final String PASSWORD = "hemmelig";

    private final int port;
    private final SMPPServerSessionListener door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SMPPServerSession> bound = new CopyOnWriteArrayList<>();
    private final BlockingQueue<SubmitSm> submitted = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger(0xA0);
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger mostUnderway = new AtomicInteger();
    private volatile int refusal;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    private MessageCentre(ServerSocket socket) throws IOException {
        this.port = socket.getLocalPort();
        this.door = new SMPPServerSessionListener(port, new Listening(socket));
        door.setPduProcessorDegree(20);
        door.setMessageReceiverListener(this);
        threads.execute(this::open);
    }

    /** Hands out a socket that listens on loopback alone. */
    private record Listening(ServerSocket socket) implements org.jsmpp.session.connection.ServerConnectionFactory {
        @Override
        public ServerSocketConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerSocketConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }

    static MessageCentre start() throws IOException {
        return start(0);
    }

    static MessageCentre start(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new MessageCentre(socket);
    }

    int port() {
        return port;
    }

    /** How it is reached. */
    SmppSettings settings(Timeouts timeouts) {
        return new SmppSettings(
                "centre",
                "127.0.0.1",
                port,
                false,
                new SmppSettings.Login("varde", PASSWORD, ""),
                "2222",
                4,
                Optional.of(java.time.Duration.ofSeconds(60)),
                Optional.<Limit>empty(),
                timeouts);
    }

    /** From now on it refuses messages with this status; 0: it takes them. */
    void refuses(int status) {
        refusal = status;
    }

    /** From now on it takes messages and does not answer, until {@link #speaks}. */
    void fallsSilent() {
        silence = new CountDownLatch(1);
    }

    void speaks() {
        silence.countDown();
    }

    /** The messages that it was given, in order. */
    BlockingQueue<SubmitSm> submitted() {
        return submitted;
    }

    int sessions() {
        return (int) bound.stream()
                .filter(session -> session.getSessionState().isBound())
                .count();
    }

    /** How many messages it had in hand at once, at most. */
    int mostUnderway() {
        return mostUnderway.get();
    }

    /** Says what became of a message, as a text. */
    void report(String id, String stat) throws Exception {
        String text = "id:" + id + " sub:001 dlvrd:001 submit date:2611261500 done date:2611261501 stat:" + stat
                + " err:001 text:";
        deliver(new ESMClass(0x04), (byte) 0, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says what became of a message, in parameters alone. */
    void reportInParameters(String id, byte state) throws Exception {
        deliver(
                new ESMClass(0x04),
                (byte) 0,
                new byte[0],
                new OptionalParameter.Receipted_message_id(id),
                new OptionalParameter.Message_state(state));
    }

    /** Hands on what a person has written. */
    void deliver(ESMClass esm, byte coding, byte[] text, OptionalParameter... parameters) throws Exception {
        SMPPServerSession session = bound.stream()
                .filter(one -> one.getSessionState().isBound())
                .findFirst()
                .orElseThrow();
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                "4790000001",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "2222",
                esm,
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                DataCodings.newInstance(coding),
                text,
                parameters);
    }

    /** Drops every line without a word. */
    void hangUp() {
        bound.forEach(SMPPServerSession::close);
        bound.clear();
    }

    private void open() {
        while (!threads.isShutdown()) {
            try {
                SMPPServerSession session = door.accept();
                threads.execute(() -> welcome(session));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void welcome(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            if (PASSWORD.equals(request.getPassword())) {
                request.accept("centre");
                bound.add(session);
            } else {
                request.reject(0x0E);
            }
        } catch (IOException | TimeoutException | org.jsmpp.PDUStringException e) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
        mostUnderway.accumulateAndGet(underway.incrementAndGet(), Math::max);
        try {
            if (refusal != 0) {
                throw new ProcessRequestException("told to refuse", refusal);
            }
            submitted.add(message);
            silence.await();
            return new SubmitSmResult(
                    new MessageId(Integer.toHexString(ids.incrementAndGet()).toUpperCase(java.util.Locale.ROOT)),
                    new OptionalParameter[0]);
        } catch (InterruptedException | org.jsmpp.PDUStringException e) {
            throw new ProcessRequestException("ended", 0x08, e);
        } finally {
            underway.decrementAndGet();
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti multi, SMPPServerSession source)
            throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
            throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
            throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw notUsed();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw notUsed();
    }

    private static ProcessRequestException notUsed() {
        return new ProcessRequestException("not used here", 0x03);
    }

    @Override
    public void close() {
        speaks();
        threads.shutdownNow();
        hangUp();
        try {
            door.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
