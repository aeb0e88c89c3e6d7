/** Signing in at somebody else’s door: an OpenID provider, where one is set. Lets in only who was invited. */
@ApplicationModule(allowedDependencies = {"account", "signin", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
