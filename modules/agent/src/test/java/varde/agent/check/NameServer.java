package varde.agent.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/** A name server on a free loopback port that gives the same answer to every question. */
final class NameServer implements AutoCloseable {

    static final int NO_ERROR = 0;
    static final int REFUSED = 5;
    static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    private NameServer() throws IOException {}

    /** Answers with this code and these IPv4 addresses. */
    static NameServer answering(int code, String... addresses) throws IOException {
        NameServer server = new NameServer();
        Thread thread = new Thread(() -> server.serve(code, List.of(addresses)));
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static NameServer mute() throws IOException {
        return new NameServer();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve(int code, List<String> addresses) {
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(ByteBuffer.wrap(buffer, 0, question.getLength()), code, addresses);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static byte[] answer(ByteBuffer question, int code, List<String> addresses) throws IOException {
        int end = 12;
        while (question.get(end) != 0) {
            end += 1 + question.get(end);
        }
        end += 5;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(question.getShort(0));
        out.writeShort(0x8180 | code);
        out.writeShort(1);
        out.writeShort(addresses.size());
        out.writeInt(0);
        out.write(question.array(), 12, end - 12);
        for (String address : addresses) {
            out.writeShort(0xC00C);
            out.writeShort(1);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(4);
            out.write(InetAddress.getByName(address).getAddress());
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
