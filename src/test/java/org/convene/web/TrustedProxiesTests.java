package org.convene.web;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import org.convene.site.SettingProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedProxiesTests {

    @Test
    void withoutProxiesOnlyTheSocketCounts() {
        MockHttpServletRequest request = from("203.0.113.9", "198.51.100.1");
        request.addHeader("Forwarded", "for=198.51.100.2");
        request.addHeader("X-Real-IP", "198.51.100.3");
        request.addHeader("X_Forwarded_For", "198.51.100.4");
        assertThat(proxies().clientOf(request)).isEqualTo(new ClientAddress("203.0.113.9", "203.0.113.0/24"));
    }

    @Test
    void aStrangersHeaderIsNotBelieved() {
        assertThat(proxies("10.0.0.0/8").clientOf(from("203.0.113.9", "198.51.100.1")).ip()).isEqualTo("203.0.113.9");
    }

    @Test
    void theRightMostAddressThatIsNotAProxyCounts() {
        assertThat(proxies("10.0.0.0/8").clientOf(from("10.0.0.1", "1.2.3.4, 198.51.100.7, 10.2.2.2")).ip())
                .isEqualTo("198.51.100.7");
    }

    @Test
    void aHeaderThatAProxyAddedBesideTheStrangersCounts() {
        assertThat(proxies("10.0.0.0/8").clientOf(from("10.0.0.1", "1.2.3.4", "198.51.100.7")).ip())
                .isEqualTo("198.51.100.7");
    }

    @Test
    void whatIsNoAddressIsOneUnknownNetwork() {
        for (String hop : List.of("unknown", "dead.beef", "198.51.100.7:8080", "_hidden", "42x", "fade", "999.1.1.1",
                "1.2.3.4.5", ":::", "[::1]:80", "2001:db8::1::2",
                "\u0000", "a".repeat(9_000))) {
            ClientAddress client = proxies("10.0.0.0/8").clientOf(from("10.0.0.1", hop));
            assertThat(client.network()).as(hop).isEqualTo("unknown");
            assertThat(client.fromHere()).as(hop).isFalse();
        }
    }

    @Test
    void anOddSpellingOfAnAddressIsReadAsThatAddress() {
        for (String hop : List.of("10.1", "42", "::ffff:10.0.0.7", "fe80::1%eth0")) {
            assertThat(proxies("10.0.0.0/8", "fe80::/10").clientOf(from("10.0.0.1", hop)).known()).as(hop).isTrue();
        }
    }

    @Test
    void countsIpv6BySixtyFourBits() {
        assertThat(ClientAddress.of("2001:db8:1:2:aaaa:bbbb:cccc:dddd").network())
                .isEqualTo("2001:0db8:0001:0002::/64");
        assertThat(ClientAddress.of("::ffff:203.0.113.9").network()).isEqualTo("203.0.113.0/24");
    }

    @Test
    void aMalformedSettingStopsTheStart() {
        assertThatThrownBy(() -> proxies("10.0.0.0/99")).isInstanceOf(SettingProblem.class)
                .hasMessageContaining("CONVENE_WEB_TRUSTED_PROXIES");
    }

    private static TrustedProxies proxies(String... trusted) {
        return new TrustedProxies(new WebProperties(List.of(trusted), Duration.ofSeconds(2)));
    }

    private static MockHttpServletRequest from(String socket, String... forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(socket);
        for (String header : forwarded) {
            request.addHeader("X-Forwarded-For", header);
        }
        return request;
    }
}
