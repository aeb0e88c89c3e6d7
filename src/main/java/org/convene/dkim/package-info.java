/** Signs outgoing mail (DKIM: RFC 6376, 8301, 8463). A leaf. */
@ApplicationModule(allowedDependencies = {"site"})
@NullMarked
package org.convene.dkim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
