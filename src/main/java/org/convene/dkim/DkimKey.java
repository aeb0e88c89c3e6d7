package org.convene.dkim;

import java.io.IOException;
import java.util.Base64;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A private key and the name its public half is found by. */
sealed interface DkimKey {
    /** The tag a= of the signature. */
    String algorithm();

    String selector();

    /** To be used by one thread. */
    SigningKey signing();

    /** What the TXT record of the selector says (RFC 6376 section 3.6.1). */
    String record();

    /**
     * The kind every receiver can verify.
     *
     * @param pkcs8 the same key as DER
     */
    record Rsa(String selector, RSAPrivateCrtKeyParameters key, byte[] pkcs8) implements DkimKey {
        @Override
        public String algorithm() {
            return "rsa-sha256";
        }

        @Override
        public SigningKey signing() {
            if (OpenSsl.available()) {
                try {
                    OpenSsl fast = new OpenSsl(pkcs8);
                    fast.sign(new byte[0], 0);
                    return fast;
                } catch (IllegalStateException refused) {
                    // As where the machine's policy forbids short keys: Java has none.
                }
            }
            return new JavaRsa(pkcs8);
        }

        @Override
        public String record() {
            try {
                byte[] der = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                        new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent())).getEncoded();
                return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(der);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** RFC 8463. */
    record Ed25519(String selector, Ed25519PrivateKeyParameters key) implements DkimKey {
        @Override
        public String algorithm() {
            return "ed25519-sha256";
        }

        @Override
        public SigningKey signing() {
            return new Ed25519Signing(key);
        }

        @Override
        public String record() {
            return "v=DKIM1; k=ed25519; p="
                    + Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
        }
    }
}
