/** Who acts for the organisers, what they may do, and the append-only record of what they did. A leaf. */
@ApplicationModule(allowedDependencies = {"site"})
@NullMarked
package org.convene.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
