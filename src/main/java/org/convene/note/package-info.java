/** What was noted of a session, written here in Markdown, and the template of each group that it begins with. */
@ApplicationModule(allowedDependencies = {"meeting", "group", "mail", "audit", "site", "web"})
@NullMarked
package org.convene.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
