/** What staff write down about a person for each other. Shown to the person with their data, gone when they are erased, never mailed. */
@ApplicationModule(allowedDependencies = {"subscription", "group", "audit", "site"})
@NullMarked
package org.convene.remark;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
