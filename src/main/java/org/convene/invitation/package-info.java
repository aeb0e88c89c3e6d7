/** Who was invited to what and last told what: invitations, their revisions and mails, join links, answers. */
@ApplicationModule(allowedDependencies = {"meeting", "room", "subscription", "group", "delivery", "audience", "inbound",
        "message",
        "calendar", "mail",
        "audit",
        "site", "web"})
@NullMarked
package org.convene.invitation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
