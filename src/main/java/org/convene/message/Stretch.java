package org.convene.message;

/** A piece of a body part: lines that are the same for all recipients of a skeleton, or one that is not. */
sealed interface Stretch {

    /**
     * Lines as they are in the message, or as they are before base64.
     *
     * @param units UTF-16 units of the text, line breaks counted once; @param wide those beyond ASCII
     */
    record Fixed(byte[] written, int units, int wide) implements Stretch {}

    /** One line in which something is a recipient’s own. */
    final class Live implements Stretch {
        private final String[] fixed;
        private final int[] slots;
        private final byte[][] flat;
        private final int units;
        private final int wide;

        Live(Marks.Line line) {
            this.fixed = line.fixed().toArray(String[]::new);
            this.slots = line.slots().stream().mapToInt(Integer::intValue).toArray();
            this.flat = line.fixed().stream().map(Live::flat).toArray(byte[][]::new);
            this.units = line.fixed().stream().mapToInt(String::length).sum();
            this.wide = line.fixed().stream().mapToInt(PartText::wide).sum();
        }

        private static byte[] flat(String text) {
            MessageBuffer flat = MessageBuffer.small();
            QuotedPrintable.flatten(text, flat);
            return flat.written();
        }

        /** The line with the recipient’s texts in it. */
        StringBuilder filled(Filling filling, boolean html) {
            StringBuilder line = filling.line;
            line.setLength(0);
            line.append(fixed[0]);
            for (int i = 0; i < slots.length; i++) {
                if (html) {
                    Html.escape(filling.value(slots[i]), line);
                } else {
                    line.append(filling.value(slots[i]));
                }
                line.append(fixed[i + 1]);
            }
            return line;
        }

        /** UTF-16 units of the line as an HTML part has it. */
        int htmlUnits(Filling filling) {
            int units = this.units;
            for (int slot : slots) {
                units += filling.htmlUnits(slot);
            }
            return units;
        }

        int htmlWide(Filling filling) {
            int wide = this.wide;
            for (int slot : slots) {
                wide += PartText.wide(filling.value(slot));
            }
            return wide;
        }

        /** The line as an HTML part has it, written as quoted-printable. */
        void quoted(Filling filling, MessageBuffer out) {
            int column = QuotedPrintable.put(flat[0], 0, flat[0].length, 0, out);
            for (int i = 0; i < slots.length; i++) {
                column = filling.putHtml(slots[i], column, out);
                column = QuotedPrintable.put(flat[i + 1], 0, flat[i + 1].length, column, out);
            }
            QuotedPrintable.end(column, out);
        }
    }
}
