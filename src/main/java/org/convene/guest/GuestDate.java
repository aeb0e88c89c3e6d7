package org.convene.guest;

import java.util.List;

/** When a guest's date is, in the guest's words. @param shift always empty: nobody compares it with another date */
public record GuestDate(String weekday, String date, String time, String zone, List<String> zones, String shift) {
    String words() {
        return weekday + " " + date + ", " + time + " (" + zone + ")";
    }
}
