/** Embedded PostgreSQL for installations that name no database of their own. A leaf nobody imports. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.convene.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
