package org.convene.subscription;

import java.util.List;

/** Says when a group meets next. Declared here, answered by a module that knows the meetings. */
public interface NextDates {

    /** The next confirmed dates to which a newcomer is invited, in their words and zone; a few. */
    List<NextDate> of(Member member);

    /** @param zone city of the reader's zone @param chathamHouse whether that rule applies to it */
    record NextDate(String title, String weekday, String date, String time, String zone, boolean chathamHouse) {}
}
