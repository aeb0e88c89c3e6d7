/** Judges the sender as a receiver would: SPF, DKIM, DMARC, the relay's name, and a mail of ours. Reads DNS, changes nothing. */
@ApplicationModule(allowedDependencies = {"account", "delivery", "audience", "dkim", "mail", "site", "audit", "web"})
@NullMarked
package org.convene.deliverability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
