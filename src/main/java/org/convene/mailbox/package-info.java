/** Keeps mail inside where there is no relay, and shows it: what a trial would have sent. */
@ApplicationModule(allowedDependencies = {"site", "web"})
@NullMarked
package org.convene.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
