package org.convene.calendar;

/** An organiser or attendee: display name, possibly empty, and e-mail address. */
public record Party(String name, String address) {}
