/** Name, logo and colour of communities and groups: on their pages and in their mails, each falling back to the next. */
@ApplicationModule(allowedDependencies = {"attachment", "group", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.brand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
