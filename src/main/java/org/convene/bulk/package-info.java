/** One act on many members: looked at first, carried out in slices that survive a crash, taken back while that makes sense. */
@ApplicationModule(allowedDependencies = {"segment", "subscription", "group", "audit", "site", "web"})
@NullMarked
package org.convene.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
