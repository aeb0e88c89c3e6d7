package org.convene.mailbox;

import org.springframework.stereotype.Component;

import org.convene.web.MailCatcher;

/** Tells every page whether mail stays inside, so that the frame can say so. */
@Component
class MailStaysInside implements MailCatcher {
    private final CaughtMails caught;

    MailStaysInside(CaughtMails caught) {
        this.caught = caught;
    }

    @Override
    public boolean catching() {
        return caught.active();
    }
}
