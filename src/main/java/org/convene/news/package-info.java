/** Feeds of what groups told the public: Atom and JSON Feed. */
@ApplicationModule(allowedDependencies = {"announcement", "group", "mail", "site"})
@NullMarked
package org.convene.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
