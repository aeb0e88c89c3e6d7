/** Judges what came back: which addresses are not written to any more, which are in doubt, what the operator has to see to. */
@ApplicationModule(allowedDependencies = {"account", "delivery", "audience", "suppression", "inbound", "mail", "audit",
        "site",
        "web"})
@NullMarked
package org.convene.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
