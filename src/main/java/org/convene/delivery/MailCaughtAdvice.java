package org.convene.delivery;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether mail stays inside, so that the frame can say so. */
@ControllerAdvice
class MailCaughtAdvice {
    private final Catcher catcher;

    MailCaughtAdvice(Catcher catcher) {
        this.catcher = catcher;
    }

    @ModelAttribute("mailCaught")
    boolean mailCaught() {
        return catcher.active();
    }
}
