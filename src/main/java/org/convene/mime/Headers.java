package org.convene.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.mail.internet.MimeUtility;

import org.convene.mail.HeaderText;

/** The header fields of a part, unfolded, in their order. Names are compared without regard to case. */
public record Headers(List<Field> fields) {
    private static final int LONGEST_DECODED = 4000;

    /** One field; the value as it stood there, on one line. */
    public record Field(String name, String value) {}

    public Headers {
        fields = List.copyOf(fields);
    }

    /** The first field's value as it stood there; empty when there is none. */
    public String first(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).findFirst()
                .orElse("");
    }

    /** The values of all fields with this name. */
    public List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** The first field's value for people: encoded words (RFC 2047) decoded, one clean line of at most 250 characters. */
    public String words(String name) {
        String value = first(name);
        String raw = value.length() > LONGEST_DECODED ? value.substring(0, LONGEST_DECODED) : value;
        try {
            return HeaderText.folded(clean(MimeUtility.decodeText(raw))).value();
        } catch (Exception | StackOverflowError undecodable) { // whatever a charset of theirs makes of it
            return HeaderText.folded(clean(raw)).value();
        }
    }

    /** Text from bytes of which nobody knows the charset: UTF-8 when it can be, else Latin-1. */
    public static String text(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Without lone surrogates, which no database takes. */
    private static String clean(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
