package org.convene.inbound;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.convene.mail.EmailAddress;
import org.convene.site.SettingProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressesTests {
    private static final UUID ID = UUID.fromString("0193a7c2-1111-7222-8333-444455556666");
    @TempDir
    Path dir;

    @Test
    void everyPurposeComesBackAsItWentOut() {
        Addresses addresses = Samples.addresses(dir, "convene.inbound.smtp.port", "0");
        for (AddressPurpose purpose : AddressPurpose.values()) {
            SignedAddress signed = new SignedAddress(purpose, ID, purpose.counted() ? 1_234_567 : 0);
            String text = addresses.text(signed);
            assertThat(addresses.open(text)).contains(signed);
            assertThat(addresses.open(" " + text.toUpperCase(Locale.ROOT))).contains(signed);
            assertThat(EmailAddress.parse(text)).isPresent();
            assertThat(text.indexOf('@')).isLessThanOrEqualTo(64);
            assertThat(addresses.find(purpose, "<x>\nReturn-Path: <" + text + ">")).contains(signed);
        }
    }

    @Test
    void noBitCanBeChanged() {
        Addresses addresses = Samples.addresses(dir, "convene.inbound.smtp.port", "0");
        String text = addresses.of(AddressPurpose.UNSUBSCRIBE, ID).value();
        for (int i = 0; i < text.indexOf('@'); i++) {
            for (char other : "abcdefghijklmnopqrstuvwxyz234567-0189+=.".toCharArray()) {
                String changed = text.substring(0, i) + other + text.substring(i + 1);
                assertThat(addresses.open(changed).isPresent()).as(changed).isEqualTo(changed.equals(text));
            }
        }
        assertThat(addresses.open(text.replace("@", "a@"))).isEmpty();
        assertThat(addresses.open(text.replace("@", "@x."))).isEmpty();
        assertThat(addresses.open("")).isEmpty();
    }

    @Test
    void oneMailboxIsEnough() {
        Addresses addresses = Samples.addresses(dir, "convene.inbound.imap.host", "imap.example.org",
                "convene.inbound.address", "Bounces@mail.example.org");
        String text = addresses.text(new SignedAddress(AddressPurpose.BOUNCE, ID, Integer.MAX_VALUE));
        assertThat(text).startsWith("bounces+b-").endsWith("@mail.example.org");
        assertThat(text.indexOf('@')).isLessThanOrEqualTo(64);
        assertThat(addresses.open(text)).isPresent();
        assertThat(addresses.admit("bounces@mail.example.org")).isEqualTo(Admission.HOUSE);
        assertThatThrownBy(() -> Samples.addresses(dir, "convene.inbound.address", "returned-mail@mail.example.org"))
                .rootCause().isInstanceOf(SettingProblem.class).hasMessageContaining("CONVENE_INBOUND_ADDRESS");
    }

    @Test
    void rotatedKeysStillOpenWhatTheySigned() throws Exception {
        Path keyring = Files.writeString(dir.resolve("keyring"), line(1));
        String old = Samples.addresses(dir).of(AddressPurpose.CONTACT, ID).value();
        Files.writeString(keyring, line(1) + line(2));
        Addresses rotated = Samples.addresses(dir);
        assertThat(rotated.open(old)).isPresent();
        assertThat(rotated.of(AddressPurpose.CONTACT, ID).value()).isNotEqualTo(old);
        Files.writeString(keyring, line(2));
        assertThat(Samples.addresses(dir).open(old)).isEmpty();
    }

    @Test
    void withoutAWayInReturnPathsAreTheSender() {
        assertThat(Samples.returnPaths(dir).of(ID, 7)).isEqualTo("convene@convene.example.org");
        assertThat(Samples.returnPaths(dir, "convene.inbound.smtp.port", "0").of(ID, 7)).startsWith("b-");
    }

    private static String line(int id) {
        byte[] secret = new byte[32];
        secret[0] = (byte) id;
        return id + " " + Base64.getEncoder().encodeToString(secret) + "\n";
    }
}
