/** Turns one mailing’s letter into a MIME message for each recipient, fast. Knows no database and no relay. */
@ApplicationModule(allowedDependencies = {"mail", "site"})
@NullMarked
package org.convene.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
