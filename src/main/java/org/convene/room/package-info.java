/** Rooms that Convene orders at a provider: Zoom, Jitsi, BigBlueButton. Meetings with a pasted link need nothing of it. */
@ApplicationModule(allowedDependencies = {"meeting", "group", "audit", "site", "web"})
@NullMarked
package org.convene.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
