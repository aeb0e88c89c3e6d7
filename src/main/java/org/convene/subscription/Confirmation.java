package org.convene.subscription;

import java.util.List;

import org.convene.group.Group;

/**
 * Where a request to join stands, for the page behind its link.
 *
 * @param groups what the mail asks about, and once confirmed what was joined
 * @param later what was asked for since that mail, for the person to tick
 * @param waiting those of the groups where a moderator decides next
 * @param wording what the person agrees to by the button
 * @param address half masked, since mail gets forwarded
 * @param preferences path of the preference page once confirmed, otherwise empty
 * @param dates the next ones of who is in
 * @param refuse path of the page that refuses
 */
public record Confirmation(State state, List<Group> groups, List<Group> later, List<Group> waiting, String wording,
        String address,
        String preferences, List<NextDates.NextDate> dates, String refuse) {

    /** LATE: expired or deleted; nothing is known about it any more. */
    public enum State {
        OPEN, CONFIRMED, REFUSED, LATE
    }

    static Confirmation late() {
        return new Confirmation(State.LATE, List.of(), List.of(), List.of(), "", "", "", List.of(), "");
    }
}
