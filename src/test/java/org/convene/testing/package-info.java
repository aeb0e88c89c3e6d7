/** What tests stand on: a real PostgreSQL, a clock turned by hand, the mailbox, an HTTP client, a cast of people. */
@NullMarked
package org.convene.testing;

import org.jspecify.annotations.NullMarked;
