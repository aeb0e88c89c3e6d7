package org.convene.message;

/** Writes one letter to one recipient after the other. May be used by several threads at once. */
public interface Press {
    /**
     * Writes the message behind what is in the buffer: lines that end in CRLF, not dot-stuffed.
     *
     * @throws IllegalArgumentException when template, values or address of this recipient make no mail
     */
    Pressed press(Addressee addressee, MessageBuffer into);
}
