package org.convene.subscription;

import java.util.List;

import org.convene.group.Group;

/**
 * What the page behind a leave link or an undo link shows.
 *
 * @param groups what the link is about
 * @param state of these groups for this person
 * @param address half masked
 * @param preferences path; empty where the link may not lead there
 * @param undo path that brings back what just ended; empty when it is too late or was not the person's own act
 */
public record Departure(List<Group> groups, State state, String address, String preferences, String undo) {

    /** LATE: an undo that came too late or was used already. */
    public enum State {
        MEMBER, LEFT, LATE
    }
}
