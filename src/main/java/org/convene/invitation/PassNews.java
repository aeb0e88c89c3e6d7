package org.convene.invitation;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.room.Rooms;

/** Tells the rooms that others may enter now. */
@Component
class PassNews {
    private final Rooms rooms;

    PassNews(Rooms rooms) {
        this.rooms = rooms;
    }

    @EventListener
    void changed(PassesChanged news) {
        rooms.peopleChanged(news.meeting());
    }
}
