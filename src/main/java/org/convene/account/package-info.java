/** Staff: people, roles, what proves who they are, API tokens. */
@ApplicationModule(allowedDependencies = {"delivery", "audience", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
