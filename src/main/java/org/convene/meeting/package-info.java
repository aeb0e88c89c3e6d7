/** Meetings, slots, occurrences, archive, public calendar. */
@ApplicationModule(allowedDependencies = {"group", "calendar", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
