package org.convene.mail;

import java.util.Map;
import java.util.UUID;

/**
 * One mail in one language as staff wrote it, in place of ours.
 *
 * @param id of this version; what it says never changes
 * @param mail folder under {@code mail-templates}
 * @param language one that is shipped
 * @param words texts by key; ours where one is missing
 */
public record Edition(UUID id, String mail, String language, String subject, String text, String html,
        Map<String, String> words) {}
