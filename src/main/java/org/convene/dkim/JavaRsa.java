package org.convene.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

import org.conscrypt.Conscrypt;

/** RSA where the machine has no OpenSSL: with Conscrypt, or the JDK at half its speed where that has no code for it. */
final class JavaRsa implements SigningKey {
    private static final Provider PROVIDER = provider();
    private final Signature signature;

    JavaRsa(byte[] pkcs8) {
        try {
            signature = Signature.getInstance("SHA256withRSA", PROVIDER);
            signature.initSign(KeyFactory.getInstance("RSA", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private static Provider provider() {
        return Conscrypt.isAvailable() ? Conscrypt.newProvider() : Security.getProvider("SunRsaSign");
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        try {
            signature.update(data, 0, length);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
