/** Staff start page, people, sample communities: drawn from all others. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"alarm", "invitation", "meeting", "announcement", "contact", "subscription",
        "group",
        "account", "signin", "deliverability",
        "delivery", "mailbox", "calendar", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
