package org.convene.subscription;

import java.util.List;

/** Says when a group meets next. Declared here, answered by a module that knows the meetings. */
public interface NextDates {

    /** The next confirmed dates to which a newcomer is invited, in their words and zone; a few. */
    List<NextDate> of(Member member);

    /**
     * One time of a date.
     *
     * @param edition which of several times of that date it is; empty where there is one
     * @param zone city it is told by @param ownZone whether the reader chose that zone
     * @param chathamHouse whether that rule applies to it
     */
    record NextDate(String title, String edition, String weekday, String date, String time, String zone,
            boolean ownZone, boolean chathamHouse) {}
}
