/** The wire to the relay: our own SMTP client, made for many messages over kept, pipelined connections. A leaf. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.convene.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
