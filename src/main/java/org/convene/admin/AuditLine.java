package org.convene.admin;

/**
 * One entry of the audit log in words.
 *
 * @param at in the reader's zone
 * @param instant the same, ISO
 * @param act what was done, in words
 * @param object what it was done to: its kind and, where it still exists, its name
 * @param href the object's staff page, or empty
 */
public record AuditLine(String at, String instant, String name, String act, String object, String href,
        String details) {}
