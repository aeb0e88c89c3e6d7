/** News to groups. */
@ApplicationModule(allowedDependencies = {"attachment", "group", "delivery", "audience", "inbound", "message", "mail",
        "audit", "site", "web"})
@NullMarked
package org.convene.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
