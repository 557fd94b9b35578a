package varde.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import varde.app.CannotStart;

/** Ports on the loopback address: a free one, or a clear word about one that is taken. */
public final class Ports {
    /** The only address that anything embedded listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /**
     * The port to use: the wanted one if nobody listens there, or any free one for 0. Probing first spares people the
     * hundred-line stack trace of a broker that finds its port taken.
     *
     * @param wanted 0 for any free port, otherwise 1 to 65535
     * @param what who will listen there, for the message
     * @param setting the setting by which another port is chosen, for the message
     * @throws CannotStart when the wanted port is taken or is no port
     */
    public static int choose(int wanted, String what, String setting) {
        if (wanted < 0 || wanted > 65_535) {
            throw new CannotStart("port " + wanted + " (" + what + ") is no port: " + setting + " must be 0 to 65535");
        }
        try (ServerSocket probe = listen(wanted)) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStart(
                    "port " + wanted + " is taken: the " + what + " cannot listen on " + LOOPBACK + ":" + wanted
                            + "; stop what listens there or choose another with " + setting,
                    taken);
        }
    }

    /** Any port that is free now. Somebody else may take it before it is used: the caller tries again then. */
    static int free() {
        try (ServerSocket probe = listen(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on " + LOOPBACK, none);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // A port in TIME_WAIT after our own last run is free for us, as it is for the broker.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), 1);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
