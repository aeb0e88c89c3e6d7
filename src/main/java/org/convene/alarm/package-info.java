/** What staff should know before members do: series that end, meetings without room or recipients, silent groups. */
@ApplicationModule(allowedDependencies = {"template", "invitation", "room", "meeting", "subscription", "group",
        "calendar", "audit",
        "site", "web"})
@NullMarked
package org.convene.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
