/** Subscribers: sign up, confirm, preferences, leave; the consent record. */
@ApplicationModule(allowedDependencies = {"group", "calendar", "delivery", "audience", "suppression", "inbound", "mail",
        "audit",
        "site",
        "web"})
@NullMarked
package org.convene.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
