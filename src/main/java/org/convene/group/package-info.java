/** Working groups and the communities they belong to. */
@ApplicationModule(allowedDependencies = {"audit", "mail", "site", "web"})
@NullMarked
package org.convene.group;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
