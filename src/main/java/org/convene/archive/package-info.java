/** Past sessions taken over from a list that a community kept by hand. */
@ApplicationModule(allowedDependencies = {"meeting", "group", "audit", "site", "web"})
@NullMarked
package org.convene.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
