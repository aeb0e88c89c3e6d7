/** Announcements collected into one mail a day or a week, for who wants fewer mails. */
@ApplicationModule(allowedDependencies = {"announcement", "subscription", "group", "delivery", "audience", "message",
        "mail",
        "audit", "site", "web"})
@NullMarked
package org.convene.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
