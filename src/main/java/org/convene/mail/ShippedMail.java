package org.convene.mail;

import java.util.Map;
import java.util.Set;

/**
 * One mail as it comes with the software, or as the folder from outside has it.
 *
 * @param words its own texts in the language, by key; {@code _layout}'s not among them
 * @param layoutWords the texts that all mails share, in the language
 * @param missing keys that this language lacks and that are English therefore
 */
public record ShippedMail(String name, String language, String subject, String text, String html,
        Map<String, String> words, Map<String, String> layoutWords, Set<String> missing) {}
