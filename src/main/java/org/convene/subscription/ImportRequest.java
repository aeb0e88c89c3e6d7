package org.convene.subscription;

/**
 * A list of members from elsewhere.
 *
 * @param csv UTF-8, a header row naming {@code email} and optionally {@code name, language, timeZone}
 * @param consentNote where and when these people agreed
 * @param dryRun only say what would happen
 * @param welcome whether everybody added gets the welcome and the next invitations; otherwise nothing is mailed
 */
public record ImportRequest(byte[] csv, String consentNote, boolean dryRun, boolean welcome) {}
