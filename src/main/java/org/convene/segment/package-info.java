/** The lists staff look for members by: search, segments with a name, the same as a file. */
@ApplicationModule(allowedDependencies = {"subscription", "group", "audit", "site", "web"})
@NullMarked
package org.convene.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
