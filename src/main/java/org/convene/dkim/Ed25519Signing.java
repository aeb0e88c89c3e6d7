package org.convene.dkim;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs with Bouncy Castle, twenty times as fast as the JDK does. */
final class Ed25519Signing implements SigningKey {
    private final Ed25519Signer signer = new Ed25519Signer();
    private final SHA256Digest digest = new SHA256Digest();
    private final byte[] hash = new byte[digest.getDigestSize()];

    Ed25519Signing(Ed25519PrivateKeyParameters key) {
        signer.init(true, key);
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        digest.update(data, 0, length);
        digest.doFinal(hash, 0);
        signer.update(hash, 0, hash.length);
        return signer.generateSignature();
    }
}
