package org.convene.room;

import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.convene.meeting.MeetingChanged;
import org.convene.meeting.MeetingRestored;
import org.convene.meeting.MeetingWithdrawn;

/** Keeps the worker busy on every replica; an order belongs to one of them at a time. */
@Component
@EnableScheduling
class RoomJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RoomJobs.class);
    private final Rooms rooms;
    private final RoomWork work;

    RoomJobs(Rooms rooms, RoomWork work) {
        this.rooms = rooms;
        this.work = work;
    }

    @Scheduled(initialDelay = 3_000, fixedDelay = 2_000)
    void everyOtherSecond() {
        calmly(() -> {
            while (work.next()) {
                LOG.debug("an order for a room was worked on");
            }
        });
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void everyMinute() {
        calmly(rooms::prepare);
    }

    @EventListener
    void changed(MeetingChanged news) {
        rooms.follow(news.meeting().id());
    }

    @EventListener
    void restored(MeetingRestored news) {
        rooms.follow(news.meeting().id());
    }

    @EventListener
    void withdrawn(MeetingWithdrawn news) {
        rooms.giveBack(news.meeting().id());
    }

    private static void calmly(Runnable job) {
        try {
            job.run();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, rooms wait: {}", unreachable.getClass().getSimpleName());
        }
    }
}
