package org.convene.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Sockets of one relay connection. Sets TCP_NODELAY, which the mail library does not: without it every message waits
 * about 44 ms for a delayed acknowledgement.
 */
class Sockets extends SocketFactory {
    private @Nullable Socket latest;

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        latest = socket;
        return socket;
    }

    /** From now on a reply may take this long. TLS reads through the same socket, so it holds there as well. */
    void waitForReply(Duration patience) throws SocketException {
        if (latest != null) {
            latest.setSoTimeout(Math.toIntExact(patience.toMillis()));
        }
    }

    Duration patience() throws SocketException {
        return Duration.ofMillis(latest == null ? 0 : latest.getSoTimeout());
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
