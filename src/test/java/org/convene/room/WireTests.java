package org.convene.room;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireTests {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
            "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "203.0.113.9", "::1", "::",
            "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1",
            "2001:db8::1"})
    void onlyThePublicNetworkIsAsked(String address) throws UnknownHostException {
        assertThat(Wire.global(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "170.114.10.73", "2606:4700::1111"})
    void thePublicNetworkIs(String address) throws UnknownHostException {
        assertThat(Wire.global(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "http://example.org/", "https://localhost/", "https://[::1]/",
            "https://user@example.org/"})
    void nothingPrivateIsReached(String address) {
        assertThatThrownBy(() -> wire(false).send(HttpRequest.newBuilder(URI.create(address)).GET()))
                .isInstanceOf(RoomFailure.class).hasMessageStartingWith("UNREACHABLE");
    }

    @Test
    void redirectsEndlessAndSlowAnswersFail() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[3 << 20]);
            exchange.close();
        });
        server.createContext("/stuck", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        try {
            for (String path : new String[]{"/moved", "/endless", "/stuck"}) {
                URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
                assertThatThrownBy(() -> wire(true).send(HttpRequest.newBuilder(uri).GET())).as(path)
                        .isInstanceOf(RoomFailure.class);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void patienceIsReadInEveryFormItIsAskedIn() {
        Wire wire = wire(true);
        assertThat(wire.patience("120")).isEqualTo(Duration.ofMinutes(2));
        assertThat(wire.patience("2026-11-22T00:00:00Z")).isEqualTo(Duration.ofHours(15));
        assertThat(wire.patience("Sat, 21 Nov 2026 09:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
        assertThat(wire.patience("soon")).isZero();
        assertThat(wire.patience("2020-01-01T00:00:00Z")).isZero();
    }

    private Wire wire(boolean privateAddresses) {
        return new Wire(new RoomProperties(
                new RoomProperties.Zoom("", "", "", "me", "", "https://zoom.us", "https://api.zoom.us"),
                new RoomProperties.Jitsi("", "", ""), new RoomProperties.BigBlueButton("", ""),
                Duration.ofMillis(500), privateAddresses, false), clock);
    }
}
