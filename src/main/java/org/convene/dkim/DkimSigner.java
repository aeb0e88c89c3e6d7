package org.convene.dkim;

/** Signs messages. Not for use by several threads at once: each lane asks {@link DkimKeys#signer} for its own. */
public final class DkimSigner {
    DkimSigner() {}

    /**
     * The DKIM-Signature header fields of a message, each with its CRLF, one per key; to be put in front of it.
     * Empty where nothing is configured.
     *
     * @param message headers and body with CRLF line ends, as it will leave
     */
    public byte[] sign(byte[] message, int offset, int length) {
        return new byte[0];
    }
}
