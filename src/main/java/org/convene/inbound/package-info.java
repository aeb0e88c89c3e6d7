/** Mail that comes in: listener and mailbox polling, guarded MIME walk, signed addresses; hands it to whoever answers for it. */
@ApplicationModule(allowedDependencies = {"mime", "mail", "site", "audit", "web"})
@NullMarked
package org.convene.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
