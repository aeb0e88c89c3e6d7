package org.convene.invitation;

import org.convene.calendar.Answer;
import org.convene.meeting.Meeting;

/** What an answer link is about: the meeting and what was answered so far. */
public record Answering(Meeting meeting, Answer answer) {}
