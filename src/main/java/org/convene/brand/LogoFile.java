package org.convene.brand;

/** A logo as it is served. */
record LogoFile(String type, byte[] content) {}
