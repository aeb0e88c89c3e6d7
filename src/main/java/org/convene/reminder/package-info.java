/** Mail around a date beside its invitation: reminders, warnings that clocks change, notes and recording afterwards. */
@ApplicationModule(allowedDependencies = {"invitation", "meeting", "subscription", "group", "delivery", "audience",
        "calendar",
        "mail",
        "audit", "site", "web"})
@NullMarked
package org.convene.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
