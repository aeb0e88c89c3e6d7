package org.convene.invitation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.convene.meeting.Meeting;
import org.convene.room.Entrant;
import org.convene.room.Entrants;

/** Tells the rooms who may come, by whichever link. */
@Component
class RoomGuests implements Entrants {
    private final ObjectProvider<JoinPasses> passes;

    RoomGuests(ObjectProvider<JoinPasses> passes) {
        this.passes = passes;
    }

    @Override
    public List<Entrant> of(Meeting meeting, LocalDate date) {
        Map<UUID, Entrant> all = new LinkedHashMap<>();
        passes.orderedStream().flatMap(one -> one.of(meeting, date).stream()).forEach(pass -> all
                .putIfAbsent(pass.person(), new Entrant(pass.person(), pass.name(), pass.email())));
        return List.copyOf(all.values());
    }
}
