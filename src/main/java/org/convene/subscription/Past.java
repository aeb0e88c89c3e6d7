package org.convene.subscription;

/** What somebody was to a group last. LEFT: by themselves, or their address stopped working. */
enum Past {
    LIVE, LEFT, SENT_AWAY
}
