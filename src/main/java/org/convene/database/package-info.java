/** The way to PostgreSQL: pools, deadlines, and an embedded server for installations that name none. Nobody imports it. */
@ApplicationModule(allowedDependencies = {"site"})
@NullMarked
package org.convene.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
