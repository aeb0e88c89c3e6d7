/** What members may choose of a group’s meetings: which of their times. What they chose stands with the subscription. */
@ApplicationModule(allowedDependencies = {"meeting", "subscription", "group", "calendar", "audit", "site", "web"})
@NullMarked
package org.convene.choice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
