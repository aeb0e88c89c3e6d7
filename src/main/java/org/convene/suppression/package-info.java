/** The addresses nobody writes to any more, whatever a feature hands in. Knows no mailing and no subscriber. */
@ApplicationModule(allowedDependencies = {"mail", "audit", "site", "web"})
@NullMarked
package org.convene.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
