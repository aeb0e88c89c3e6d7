/** One member as moderators see them: what their calendar was told, whether it arrived, what they answered. */
@ApplicationModule(allowedDependencies = {"remark", "invitation", "meeting", "subscription", "group", "delivery",
        "calendar",
        "mail",
        "audit", "site", "web"})
@NullMarked
package org.convene.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
