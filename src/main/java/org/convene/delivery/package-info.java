/** The outbox: freeze, claim, render, send, retry, throttle, report. Knows no group, meeting or subscriber. */
@ApplicationModule(allowedDependencies = {"audience", "suppression", "mailbox", "message", "smtp", "dkim", "inbound",
        "mail",
        "site", "audit", "web"})
@NullMarked
package org.convene.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
