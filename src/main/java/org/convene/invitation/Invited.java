package org.convene.invitation;

import java.util.Optional;

import org.convene.meeting.Meeting;
import org.convene.meeting.Slot;

/**
 * What a person was invited to and answered, for their own eyes.
 *
 * @param meeting its title
 * @param slot which of the meeting’s times, in its own words; possibly empty
 * @param answer ACCEPTED, TENTATIVE, DECLINED or NEEDS_ACTION
 */
public record Invited(String meeting, String slot, String answer) {

    static Invited of(Optional<Meeting> meeting, Invitation held) {
        String slot = meeting.stream().flatMap(one -> one.slots().stream())
                .filter(one -> one.id().equals(held.slot())).map(Slot::label).findFirst().orElse("");
        return new Invited(meeting.map(Meeting::title).orElse(""), slot, held.answer().name());
    }
}
