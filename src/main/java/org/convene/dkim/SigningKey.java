package org.convene.dkim;

/** Signs bytes; for one thread. */
interface SigningKey {
    /** The signature of the SHA-256 hash of the first {@code length} bytes. */
    byte[] sign(byte[] data, int length);
}
