package org.convene.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;

/** Makes the TCP connection: tries the host's addresses one after another, which share the time. */
final class Dialling {
    private Dialling() {}

    static Wire reach(SmtpRelay relay) throws IOException {
        InetAddress[] addresses = addresses(relay.host());
        long end = System.nanoTime() + relay.timeouts().connect().toNanos();
        for (int i = 0;; i++) {
            long share = (end - System.nanoTime()) / (addresses.length - i);
            try {
                return reach(relay, addresses[i], Math.toIntExact(Math.max(1, share / 1_000_000)));
            } catch (IOException notThere) {
                if (i == addresses.length - 1) {
                    throw notThere;
                }
            }
        }
    }

    private static InetAddress[] addresses(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("the host name is not known", unknown);
        }
    }

    private static Wire reach(SmtpRelay relay, InetAddress address, int millis) throws IOException {
        // A channel's socket blocks again once connected with a time limit: one call to the system for each read, not three.
        Socket socket = SocketChannel.open().socket();
        try {
            // Otherwise messages of some packets wait about 44 ms for a delayed acknowledgement.
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(address, relay.port()), millis);
            return new Wire(socket, relay.timeouts().write());
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }
}
