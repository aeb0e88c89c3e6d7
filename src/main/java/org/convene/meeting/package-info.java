/** Meetings, slots, occurrences, invitations, join links, public calendar. */
@ApplicationModule(allowedDependencies = {"subscription", "group", "delivery", "calendar", "mail", "audit", "site",
        "web"})
@NullMarked
package org.convene.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
