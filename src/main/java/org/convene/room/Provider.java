package org.convene.room;

/** Where a meeting's room comes from. */
public enum Provider {
    /** The link that staff pasted; always possible, and what the others fall back to. */
    LINK,
    /** Zoom, by a server-to-server OAuth app. */
    ZOOM,
    /** The same, with a room for each date and everybody registered for it. */
    ZOOM_REGISTERED,
    /** A Jitsi Meet server, with signed entry where it asks for it. */
    JITSI,
    /** A BigBlueButton server. */
    BIGBLUEBUTTON
}
