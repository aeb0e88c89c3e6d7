/** Kill, stall, cut, stop: afterwards what the relay wrote down is compared with what the database says. */
@NullMarked
package org.convene.faults;

import org.jspecify.annotations.NullMarked;
