package org.convene.web;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Those who begin a request and do not go on are hung up on, and nobody else waits for them. */
@ConveneTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
@OwnService
class SlowIT {
    private static final Duration HUNG_UP = Duration.ofSeconds(6);
    @Autowired
    Http http;

    @Test
    void aRequestThatStopsHalfwayIsGivenUp() throws Exception {
        for (String half : List.of("GET / HTTP/1.1\r\nHost: x\r\nX-",
                "POST /signup HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nemail=",
                "POST /api/v1/signups HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
                "POST /api/v1/signups HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{")) {
            long begin = System.nanoTime();
            assertThat(answer(half)).as(half).matches("(?s)(HTTP/1.1 4.*)?").doesNotContain("Exception");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(half).isLessThan(HUNG_UP);
        }
        assertThat(http.get("/").statusCode()).isEqualTo(200);
    }

    /** What is said until the connection ends. */
    private String answer(String half) throws Exception {
        URI base = URI.create(http.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout((int) HUNG_UP.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(half.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
