/** Talks that were proposed find their date. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"contact", "meeting", "group", "audit", "site", "web"})
@NullMarked
package org.convene.talk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
