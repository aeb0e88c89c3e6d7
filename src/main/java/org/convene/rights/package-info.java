/** What a subscriber may ask of us about themselves: another address, a copy of their data, erasure. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"invitation", "guest", "subscription", "contact", "bounce", "delivery",
        "audience",
        "digest", "feed", "remark",
        "mail", "site",
        "web"})
@NullMarked
package org.convene.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
