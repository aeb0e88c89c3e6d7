/** Mail of strangers, taken apart within a budget: headers, parts, their text. Pure; nothing in the bytes is an error. (leaf) */
@ApplicationModule(allowedDependencies = "mail")
@NullMarked
package org.convene.mime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
