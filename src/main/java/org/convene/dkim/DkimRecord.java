package org.convene.dkim;

/**
 * What must stand in DNS so that receivers can verify our signatures.
 *
 * @param name of the TXT record, such as {@code 2026a._domainkey.example.org}
 * @param value of it (RFC 6376 section 3.6.1)
 */
public record DkimRecord(String name, String value) {}
