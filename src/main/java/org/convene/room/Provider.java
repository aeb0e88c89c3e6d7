package org.convene.room;

/** Where a meeting's room comes from. */
public enum Provider {
    /** The link that staff pasted; always possible, and what the others fall back to. */
    LINK,
    /** Zoom, by a server-to-server OAuth app. */
    ZOOM,
    /** A Jitsi Meet server, with signed entry where it asks for it. */
    JITSI,
    /** A BigBlueButton server. */
    BIGBLUEBUTTON
}
