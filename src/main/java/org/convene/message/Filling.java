package org.convene.message;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What one message is made with: a recipient’s texts by the number of their slot, and working room. */
final class Filling {
    private String[] values = new String[16];
    /** Where each text’s escaped and flattened form begins; negative: not made yet. */
    private int[] begins = new int[16];
    private int[] ends = new int[16];
    private int[] units = new int[16];
    private @Nullable MessageBuffer flat;
    private @Nullable MessageBuffer scratch;
    final StringBuilder line = new StringBuilder();
    final StringBuilder wrapped = new StringBuilder();
    /** Whether the message being written turned out not to follow its skeleton. */
    boolean strayed;

    void value(int slot, String value) {
        if (slot >= values.length) {
            values = Arrays.copyOf(values, slot * 2);
            begins = Arrays.copyOf(begins, slot * 2);
            ends = Arrays.copyOf(ends, slot * 2);
            units = Arrays.copyOf(units, slot * 2);
        }
        values[slot] = value;
    }

    String value(int slot) {
        return values[slot];
    }

    /** The texts are complete. */
    void begin() {
        Arrays.fill(begins, -1);
        MessageBuffer room = flat;
        if (room != null) {
            room.clear();
        }
        strayed = false;
    }

    /** Length of the text once it is escaped. */
    int htmlUnits(int slot) {
        flat(slot);
        return units[slot];
    }

    /** Writes a text into a line of HTML in quoted-printable. @return the column after it */
    int putHtml(int slot, int column, MessageBuffer out) {
        MessageBuffer room = flat(slot);
        return QuotedPrintable.put(room.bytes(), begins[slot], ends[slot], column, out);
    }

    private MessageBuffer flat(int slot) {
        MessageBuffer room = flat;
        if (room == null) {
            room = MessageBuffer.small();
            flat = room;
        }
        if (begins[slot] < 0) {
            line.setLength(0);
            Html.escape(values[slot], line);
            begins[slot] = room.offset() + room.length();
            QuotedPrintable.flatten(line, room);
            ends[slot] = room.offset() + room.length();
            units[slot] = line.length();
        }
        return room;
    }

    /** Empty room; whoever asked before has done with it. */
    MessageBuffer scratch() {
        MessageBuffer room = scratch;
        if (room == null) {
            room = MessageBuffer.small();
            scratch = room;
        }
        room.clear();
        return room;
    }
}
