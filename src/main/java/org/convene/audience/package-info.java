/**
 * Who gets a mail: single recipients, and audiences whose members a feature keeps. Declared here and answered there, so that
 * delivery knows no group and no subscriber.
 */
@ApplicationModule(allowedDependencies = {"message", "mail"})
@NullMarked
package org.convene.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
