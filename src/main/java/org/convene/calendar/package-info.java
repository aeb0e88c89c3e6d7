/** Words of the calendar: recurrence, zones, VTIMEZONE, iTIP objects, feeds. Pure, no input or output. A leaf. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.convene.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
