/** Answers to invitations, however they come: calendar replies, proposals of another time, the page of one's own dates. */
@ApplicationModule(allowedDependencies = {"invitation", "meeting", "subscription", "group", "inbound", "mime",
        "calendar",
        "mail",
        "audit", "site", "web"})
@NullMarked
package org.convene.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
