package org.convene.room;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.stereotype.Component;

/**
 * The only way out to providers. Addresses must be global unicast and TLS unless the operator says otherwise, redirects
 * are not followed, an answer is bounded in size and time. The name is resolved and checked right before the connection;
 * the platform remembers it for longer than that takes, so both see the same address.
 */
@Component
class Wire {
    /** The reason of a failure: no such name. */
    static final String UNKNOWN = "unknown host";
    private static final int MOST = 1 << 20;
    private static final Set<Integer> NO_HEAD = Set.of(403, 405, 501);
    private final RoomProperties properties;
    private final Clock clock;
    private final HttpClient client;

    Wire(RoomProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).connectTimeout(properties.timeout()).build();
    }

    /** @throws RoomFailure when there is no answer, or one that says: not now (429, 5xx) */
    HttpResponse<String> send(HttpRequest.Builder asked) {
        HttpRequest request = asked.timeout(properties.timeout()).header("User-Agent", "Convene").build();
        guard(request.uri());
        return judged(answered(client.sendAsync(request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST))));
    }

    private <T> HttpResponse<T> answered(CompletableFuture<HttpResponse<T>> coming) {
        try {
            return coming.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw new RoomFailure(RoomProblem.UNREACHABLE,
                    cause == null ? "no answer" : cause.getClass().getSimpleName());
        } catch (TimeoutException late) {
            coming.cancel(true);
            throw new RoomFailure(RoomProblem.UNREACHABLE, "no answer in time");
        } catch (InterruptedException stopped) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new RoomFailure(RoomProblem.UNREACHABLE, "stopped");
        }
    }

    /** What an address answers, without what it says. @throws RoomFailure when there is no answer */
    int status(URI uri) {
        int head = status(HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        return NO_HEAD.contains(head) || head == 404 ? status(HttpRequest.newBuilder(uri).GET()) : head;
    }

    private int status(HttpRequest.Builder asked) {
        HttpRequest request = asked.timeout(properties.timeout()).header("User-Agent", "Convene").build();
        guard(request.uri());
        return answered(client.sendAsync(request, answer -> {
            HttpResponse.BodySubscriber<Void> rest = HttpResponse.BodySubscribers.discarding();
            return HttpResponse.BodySubscribers.limiting(rest, MOST);
        })).statusCode();
    }

    private HttpResponse<String> judged(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 429) {
            throw new RoomFailure(RoomProblem.BUSY, "429",
                    answer.headers().firstValue("Retry-After").map(this::patience).orElse(Duration.ZERO));
        }
        if (status >= 500 || status >= 300 && status < 400) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "status " + status);
        }
        return answer;
    }

    /** Seconds, a date as HTTP has it, or an instant as Zoom sends with its daily limits. */
    Duration patience(String header) {
        String text = header.strip();
        try {
            Duration asked = text.matches("\\d{1,6}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(clock.instant(), text.endsWith("Z")
                            ? Instant.parse(text)
                            : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return asked.isNegative() ? Duration.ZERO : asked;
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private void guard(URI uri) {
        if (properties.privateAddresses()) {
            return;
        }
        if (!"https".equals(uri.getScheme()) || uri.getUserInfo() != null || uri.getHost() == null) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "only https is asked");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!global(address)) {
                    throw new RoomFailure(RoomProblem.UNREACHABLE, "the name leads into a private network");
                }
            }
        } catch (UnknownHostException | SecurityException nowhere) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, UNKNOWN);
        }
    }

    /** Whether an address is one of the public network: not ours, not a translation of one of ours. */
    static boolean global(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? (bytes[0] & 0xE0) == 0x20 && !tunnels(bytes) : publicV4(bytes);
    }

    /** 6to4 (2002::/16) and Teredo (2001::/32) carry an IPv4 address; 2001:db8::/32 is for examples. */
    private static boolean tunnels(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        return first == 0x2002 || first == 0x2001 && (second == 0 || second == 0xDB8);
    }

    private static boolean publicV4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)
                || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !special;
    }
}
