package org.convene.invitation;

import java.util.List;

/** When an occurrence is, in one reader's words. @param shift notice that clocks moved it for this reader, or empty */
record OccurrenceWords(String weekday, String date, String time, String zone, List<String> zones, String shift) {}
