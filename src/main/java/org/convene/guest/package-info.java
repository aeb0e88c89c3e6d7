/** People who are invited to one date of a meeting and need not be members: speakers, visitors. */
@ApplicationModule(allowedDependencies = {"answer", "invitation", "meeting", "subscription", "group", "suppression",
        "delivery", "audience", "message", "calendar", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.guest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
