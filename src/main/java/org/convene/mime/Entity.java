package org.convene.mime;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A mail, or one part of it: its header, what it says it is, and either a body or further parts. A message inside a message
 * is the only part of its part.
 *
 * @param from where its body begins in {@code raw}
 */
public record Entity(Headers headers, ContentType type, byte[] raw, int from, int to, List<Entity> parts) {
    private static final int TEXT_BYTES = 256 * 1024;

    public Entity {
        parts = List.copyOf(parts);
    }

    /** This part and everything in it, in the order of the mail. */
    public Stream<Entity> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Entity::all));
    }

    /** The same without what is inside messages that are inside this one. */
    public Stream<Entity> own() {
        return Stream.concat(Stream.of(this), type.message() ? Stream.empty() : parts.stream().flatMap(Entity::own));
    }

    /** The body with its transfer encoding undone, at most so many bytes. */
    public byte[] content(int most) {
        return Decoding.decode(raw, from, to, encoding(), most);
    }

    /** The body's first 256 KB as text, in the charset it names when there is such a one. */
    public String text() {
        return Decoding.text(content(TEXT_BYTES), type.parameter("charset"));
    }

    /** File name for people, empty when it has none. */
    public String name() {
        String given = ContentType.of(headers.first("Content-Disposition"), "inline").parameter("filename");
        String name = given.isEmpty() ? type.parameter("name") : given;
        return new Headers(List.of(new Headers.Field("n", name))).words("n");
    }

    /** Whether it says that it is a file beside the text. */
    public boolean attached() {
        return headers.first("Content-Disposition").strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    String encoding() {
        return headers.first("Content-Transfer-Encoding").strip().toLowerCase(Locale.ROOT);
    }

    /** Parts of this mail that hold no others, without those of messages inside it. */
    public Stream<Entity> leaves(Predicate<Entity> wanted) {
        return own().filter(part -> part.parts().isEmpty() && wanted.test(part));
    }
}
