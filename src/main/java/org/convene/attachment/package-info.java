/** Pictures and files that go along with what staff write: looked at by content, pictures made anew, sizes bounded. */
@ApplicationModule(allowedDependencies = {"site"})
@NullMarked
package org.convene.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
