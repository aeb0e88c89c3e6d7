/** Calendars to subscribe to: of the site, a group, a slot, and one's own with the way in; and how to take a meeting along. */
@ApplicationModule(allowedDependencies = {"invitation", "meeting", "subscription", "group", "calendar", "site", "web"})
@NullMarked
package org.convene.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
