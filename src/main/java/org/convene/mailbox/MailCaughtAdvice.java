package org.convene.mailbox;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether mail stays inside, so that the frame can say so. */
@ControllerAdvice
class MailCaughtAdvice {
    private final CaughtMails caught;

    MailCaughtAdvice(CaughtMails caught) {
        this.caught = caught;
    }

    @ModelAttribute("mailCaught")
    boolean mailCaught() {
        return caught.active();
    }
}
