package org.convene.meeting;

import org.convene.calendar.Answer;

/** What an answer link is about: the meeting and what was answered so far. */
public record Answering(Meeting meeting, Answer answer) {}
