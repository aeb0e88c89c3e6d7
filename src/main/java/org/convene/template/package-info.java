/** Mails as admins write them in the browser: versions, what may stand in them, preview, and what happens when one fails. */
@ApplicationModule(allowedDependencies = {"subscription", "account", "delivery", "audience", "mail", "audit", "site",
        "web"})
@NullMarked
package org.convene.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
