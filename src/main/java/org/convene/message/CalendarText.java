package org.convene.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A letter’s shared calendar object, and how its slots are filled for one recipient. */
final class CalendarText {
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final int OCTETS = 75;
    private final CalendarPart part;
    /** Unfolded lines with slots, and the bytes of all lines between them. */
    private final List<Object> stretches = new ArrayList<>();
    private final byte[] encoded;

    private CalendarText(CalendarPart part, boolean withSlots) {
        this.part = part;
        if (!METHOD.matcher(part.method()).matches()) {
            throw new IllegalArgumentException("calendar method");
        }
        if (withSlots && part.text().indexOf('\uE000') >= 0) {
            stretch(part.text().replaceAll("\r\n[ \t]", ""));
        }
        boolean live = stretches.stream().anyMatch(stretch -> stretch instanceof SlotLine);
        this.encoded = live ? new byte[0] : PartText.base64(part.text().getBytes(StandardCharsets.UTF_8));
    }

    /** An object with slots for what is a recipient’s own. */
    static CalendarText shared(CalendarPart part) {
        return new CalendarText(part, true);
    }

    /** An object that is sent as it is. */
    static CalendarText own(CalendarPart part) {
        return new CalendarText(part, false);
    }

    CalendarPart part() {
        return part;
    }

    /** Base64 of the object for this recipient. */
    byte[] encoded(Addressee addressee, Filling filling) {
        if (encoded.length > 0) {
            return encoded;
        }
        MessageBuffer out = filling.scratch();
        for (Object stretch : stretches) {
            if (stretch instanceof SlotLine line) {
                fold(line.filled(addressee), out);
            } else {
                out.put((byte[]) stretch);
            }
        }
        return PartText.base64(out.written());
    }

    private void stretch(String unfolded) {
        MessageBuffer fixed = MessageBuffer.small();
        for (String line : unfolded.split("\r\n", -1)) {
            SlotLine live = SlotLine.of(line);
            if (live != null) {
                stretches.add(fixed.written());
                fixed.clear();
                stretches.add(live);
            } else if (!line.isEmpty()) {
                fold(line, fixed);
            }
        }
        stretches.add(fixed.written());
    }

    /** RFC 5545 3.1: at 75 octets, between characters. */
    static void fold(String line, MessageBuffer out) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int room = OCTETS;
        while (octets.length - from > room) {
            int to = from + room;
            while ((octets[to] & 0xC0) == 0x80) {
                to--;
            }
            out.put(octets, from, to - from);
            out.ascii("\r\n ");
            from = to;
            room = OCTETS - 1;
        }
        out.put(octets, from, octets.length - from);
        out.line();
    }
}
