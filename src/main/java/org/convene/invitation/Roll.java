package org.convene.invitation;

import org.convene.calendar.Answer;

/** One person's answer to one date. @param name possibly empty @param comment in the person's words, possibly empty */
public record Roll(String name, String address, Answer answer, String comment) {}
