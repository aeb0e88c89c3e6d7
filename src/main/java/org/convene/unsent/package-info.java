/**
 * Forms of staff pages that arrived when the session had ended: kept for an hour for whoever had been signed in, and shown to
 * them again, filled in, once they are. Nobody imports it.
 */
@ApplicationModule(allowedDependencies = {"audit", "site", "web"})
@NullMarked
package org.convene.unsent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
