package org.convene.invitation;

import org.convene.subscription.Member;

/**
 * Somebody whose calendar waits until nobody edits or mails the group's meetings.
 *
 * @param member as known when it began to wait: a person may be forgotten meanwhile
 * @param parted whether the member left or paused, possibly to return since
 */
record Turn(Member member, boolean parted) {}
