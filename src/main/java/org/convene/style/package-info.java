/** The living page of the look: tokens with their contrast, every component and when to use it. In demo mode only. */
@ApplicationModule(allowedDependencies = {"audit", "site", "web"})
@NullMarked
package org.convene.style;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
