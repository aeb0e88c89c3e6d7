package org.convene.web;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request came from: the socket's address, or what a trusted proxy says. Controllers take it as a parameter.
 *
 * @param ip the address as text, or {@code unknown}
 * @param network what limits and consent records use: the /24 (IPv4) or /64 (IPv6) of it, as text
 */
public record ClientAddress(String ip, String network) {
    private static final ClientAddress UNKNOWN = new ClientAddress("unknown", "unknown");

    /** @param ip a literal address; anything else counts as one unknown network */
    static ClientAddress of(String ip) {
        try {
            InetAddress address = InetAddress.ofLiteral(ip.replaceAll("%.*", ""));
            return new ClientAddress(address.getHostAddress(), network(address.getAddress()));
        } catch (IllegalArgumentException notAnAddress) {
            return UNKNOWN;
        }
    }

    /** Whether the request comes from this machine itself. */
    public boolean fromHere() {
        return known() && InetAddress.ofLiteral(ip).isLoopbackAddress();
    }

    boolean known() {
        return !equals(UNKNOWN);
    }

    private static String network(byte[] bytes) {
        return bytes.length == 4
                ? (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + ".0/24"
                : HexFormat.of().formatHex(bytes, 0, 8).replaceAll("(.{4})(?=.)", "$1:") + "::/64";
    }
}
