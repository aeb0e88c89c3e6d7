/** Ideas of visitors that staff show publicly, with their writers’ consent. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"contact", "group", "delivery", "audience", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.idea;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
