package org.convene.dkim;

import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Reads private keys as the usual tools write them: PKCS #8 or, RSA only, PKCS #1. */
final class PrivateKeys {
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");
    /** RFC 8301 section 3.2. */
    private static final int SHORTEST_RSA = 1024;

    private PrivateKeys() {}

    /** @throws IllegalArgumentException when this is no key that DKIM knows; the message says what is wrong */
    static DkimKey read(String selector, String pem) {
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("no private key as PEM");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(found.group(2));
            return key(selector, found.group(1) == null ? der : pkcs8(der));
        } catch (IOException | ClassCastException | IllegalStateException unreadable) {
            throw new IllegalArgumentException("a damaged key", unreadable);
        }
    }

    private static DkimKey key(String selector, byte[] pkcs8) throws IOException {
        return switch (PrivateKeyFactory.createKey(pkcs8)) {
            case Ed25519PrivateKeyParameters ed25519 -> new DkimKey.Ed25519(selector, ed25519);
            case RSAPrivateCrtKeyParameters rsa -> {
                if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
                    throw new IllegalArgumentException("an RSA key of less than 1024 bits");
                }
                yield new DkimKey.Rsa(selector, rsa, pkcs8);
            }
            default -> throw new IllegalArgumentException("a key that is neither RSA nor Ed25519");
        };
    }

    private static byte[] pkcs8(byte[] pkcs1) throws IOException {
        return new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(pkcs1)).getEncoded();
    }
}
