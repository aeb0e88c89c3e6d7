package org.convene.subscription;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Says when a group meets next. Declared here, answered by a module that knows the meetings. */
public interface NextDates {

    /** The next confirmed dates of a group to which newcomers are invited, in a reader's words and zone; a few. */
    List<NextDate> of(UUID group, ZoneId reader, Locale locale);

    /** @param zone city of the reader's zone */
    record NextDate(String title, String weekday, String date, String time, String zone) {}
}
