/** How staff come in: links by mail, passwords with a second factor, passkeys; where they are signed in. */
@ApplicationModule(allowedDependencies = {"account", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
