/** The command menu of staff: finds pages, groups and people by a few letters. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"subscription", "group", "audit", "site", "web"})
@NullMarked
package org.convene.menu;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
