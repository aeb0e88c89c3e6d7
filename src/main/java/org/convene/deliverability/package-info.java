/** Judges the sender as a receiver would: SPF, DKIM, DMARC, the relay's name, one-click leaving. Reads DNS, changes nothing. */
@ApplicationModule(allowedDependencies = {"dkim", "site", "audit", "web"})
@NullMarked
package org.convene.deliverability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
