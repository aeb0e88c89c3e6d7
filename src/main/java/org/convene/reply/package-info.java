/** Replies that staff keep under a name, for a group, a community or everywhere, and what is filled into them. */
@ApplicationModule(allowedDependencies = {"group", "audit", "site", "web"})
@NullMarked
package org.convene.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
