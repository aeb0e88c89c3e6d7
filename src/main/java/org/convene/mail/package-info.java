/** Words of e-mail: addresses, header text, List-Id, rendered content; renders the folders of mail-templates. A leaf. */
@ApplicationModule(allowedDependencies = {"site"})
@NullMarked
package org.convene.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
