package org.convene.deliverability;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;
import org.convene.dkim.DkimKeys;
import org.convene.site.Ids;
import org.convene.testing.ConveneTest;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page says, against a name server of our own. */
@ConveneTest
@TestPropertySource(properties = {"convene.roles=web", "convene.mail.from=hello@lists.example.org",
        "convene.dkim.selector=2026a", "spring.mail.host=relay.example.net", "convene.dns.timeout=200ms"})
@OwnService
class SenderCheckIT {
    private static final FakeDns DNS = new FakeDns();
    @Autowired
    SenderCheck check;
    @Autowired
    DkimKeys keys;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws NoSuchAlgorithmException {
        registry.add("convene.dns.resolver", DNS::address);
        byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
        registry.add("convene.dkim.key", () -> "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
    }

    @BeforeEach
    void forget() {
        DNS.clear();
    }

    @AfterAll
    static void stop() {
        DNS.close();
    }

    @Test
    void findsNothingWhereNothingIsPublished() {
        assertThat(states()).containsEntry(Point.SPF, State.BAD).containsEntry(Point.DKIM, State.BAD)
                .containsEntry(Point.DMARC, State.BAD).containsEntry(Point.PTR, State.UNKNOWN);
        assertThat(check.findings(admin()).stream().map(Finding::point).distinct()).containsExactly(Point.values());
        assertThat(finding(Point.DKIM).wanted()).isEqualTo(keys.records().getFirst().value());
    }

    @Test
    void isContentWithASenderThatIsSetUp() {
        DNS.put("lists.example.org", "TXT", "google-site=x", "v=spf1 include:_spf.example.net -all");
        DNS.put("2026a._domainkey.lists.example.org", "TXT", keys.records().getFirst().value());
        DNS.put("_dmarc.example.org", "TXT", "v=DMARC1; p=reject; rua=mailto:d@example.org");
        DNS.put("relay.example.net", "A", "192.0.2.7");
        DNS.put("7.2.0.192.in-addr.arpa", "PTR", "relay.example.net");
        assertThat(states()).containsEntry(Point.SPF, State.GOOD).containsEntry(Point.DKIM, State.GOOD)
                .containsEntry(Point.DMARC, State.GOOD).containsEntry(Point.PTR, State.GOOD);
        assertThat(check.wasRight()).as("tests have no https for one-click").isFalse();
    }

    @Test
    void judgesAMailAsItWouldLeave() {
        assertThat(states()).containsEntry(Point.FROM, State.GOOD).containsEntry(Point.IDENTITY, State.GOOD)
                .containsEntry(Point.SIZE, State.GOOD);
        assertThat(finding(Point.FROM).subject()).contains("DKIM: lists.example.org");
        assertThat(finding(Point.ONE_CLICK).advice()).as("no https in tests").isEqualTo("one-click.insecure");
    }

    @Test
    void seesAnotherKeyAnOpenListAndAPolicyThatOnlyWatches() {
        DNS.put("lists.example.org", "TXT", "v=spf1 +all");
        DNS.put("2026a._domainkey.lists.example.org", "TXT", "v=DKIM1; k=rsa; p=bm90b3Vycw==");
        DNS.put("_dmarc.lists.example.org", "TXT", "v=DMARC1; p=none");
        DNS.put("relay.example.net", "A", "192.0.2.7");
        DNS.put("7.2.0.192.in-addr.arpa", "PTR", "elsewhere.example.net");
        assertThat(states()).containsEntry(Point.SPF, State.BAD).containsEntry(Point.DKIM, State.BAD)
                .containsEntry(Point.DMARC, State.WEAK).containsEntry(Point.PTR, State.WEAK);
        assertThat(finding(Point.DKIM).advice()).isEqualTo("dkim.other");
    }

    private Map<Point, State> states() {
        Map<Point, State> states = new EnumMap<>(Point.class);
        check.findings(admin()).forEach(finding -> states.put(finding.point(), finding.state()));
        return states;
    }

    private Finding finding(Point point) {
        return check.findings(admin()).stream().filter(finding -> finding.point() == point).findFirst().orElseThrow();
    }

    private static Staff admin() {
        return new Staff(Ids.next(), "Ines", true, Set.of(), Set.of(Scope.values()));
    }
}
