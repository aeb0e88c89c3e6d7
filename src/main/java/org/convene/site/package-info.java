/** Who we are: public address, name, brand, languages; signed single-purpose tokens and the keyring. A leaf. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.convene.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
