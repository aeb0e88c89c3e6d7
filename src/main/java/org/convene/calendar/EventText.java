package org.convene.calendar;

/**
 * What an event says. Any text may be empty; then its property is left out.
 *
 * @param location place or join link as people read it
 * @param url page about the event
 * @param joinUrl where to join, an absolute http(s) address (RFC 7986 CONFERENCE)
 */
public record EventText(String summary, String description, String location, String url, String joinUrl) {}
