package varde.agent.check;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Whether something accepts connections.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record TcpCheck(String host, int port) implements Check {

    @Override
    public Finding look(Duration limit) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return Finding.failed("host name " + host + " is not known");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) Math.max(1, limit.toMillis()));
            return Finding.ok("accepts connections at " + host + ":" + port);
        } catch (SocketTimeoutException late) {
            return Finding.noAnswer(limit);
        } catch (ConnectException refused) {
            return Finding.failed("connection refused at " + host + ":" + port);
        } catch (NoRouteToHostException unreachable) {
            return Finding.failed("no route to " + host);
        } catch (IOException other) {
            return Finding.failed("cannot connect to " + host + ":" + port + ": " + other.getMessage());
        }
    }
}
