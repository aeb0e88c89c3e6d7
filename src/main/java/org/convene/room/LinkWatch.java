package org.convene.room;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.convene.meeting.Meeting;

/**
 * Asks pasted links whether something is there. Only "nothing here" (404, 410, a name that does not exist) counts: a provider
 * that asks for a sign-in, is busy or does not like programs proves nothing. The link is not logged.
 */
@Component
@EnableScheduling
class LinkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);
    private final Links links;
    private final Wire wire;
    private final RoomProperties properties;

    LinkWatch(Links links, Wire wire, RoomProperties properties) {
        this.links = links;
        this.wire = wire;
        this.properties = properties;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void everyTenMinutes() {
        if (properties.checkLinks()) {
            try {
                look();
            } catch (DataAccessException | TransactionException unreachable) {
                LOG.warn("database unreachable, links are not looked at: {}", unreachable.getClass().getSimpleName());
            }
        }
    }

    void look() {
        for (Meeting meeting : links.due()) {
            if (gone(meeting.venue().joinUrl())) {
                links.missed(meeting);
            } else {
                links.found(meeting);
            }
        }
    }

    private boolean gone(String link) {
        try {
            int status = wire.status(URI.create(link));
            return status == 404 || status == 410;
        } catch (RoomFailure failed) {
            return String.valueOf(failed.getMessage()).endsWith(Wire.UNKNOWN);
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }
}
