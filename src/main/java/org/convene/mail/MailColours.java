package org.convene.mail;

/** What mails share with the pages: type, and the community's colour in the shades that dark mode needs. */
final class MailColours {
    static final String SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif";

    private MailColours() {}

    /** The brand colour made light enough to be read on dark paper. @param colour #rrggbb */
    static String onDark(String colour) {
        return "#" + lightened(colour, 1) + lightened(colour, 3) + lightened(colour, 5);
    }

    private static String lightened(String colour, int at) {
        int part = Integer.parseInt(colour, at, at + 2, 16);
        return String.format("%02x", part + (255 - part) * 55 / 100);
    }
}
