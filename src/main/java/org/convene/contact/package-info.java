/** Contact requests and the shared inbox. */
@ApplicationModule(allowedDependencies = {"reply", "group", "delivery", "audience", "inbound", "mail", "audit", "site",
        "web"})
@NullMarked
package org.convene.contact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
