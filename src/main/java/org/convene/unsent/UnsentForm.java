package org.convene.unsent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.convene.site.Ids;

/**
 * A form as it was sent, before anything was made of it.
 *
 * @param staff who had been signed in, and alone gets it back
 * @param path it was sent to
 * @param fields in their order; a name may come several times
 */
record UnsentForm(UUID id, UUID staff, String path, List<Field> fields, Instant at) {
    /** Characters of all names and values together. */
    static final int MOST = 200_000;

    /** One value. */
    public record Field(String name, String value) {}

    /** Empty when there is nothing in it, or too much. Passwords and tokens stay out; so do files. */
    static Optional<UnsentForm> of(HttpServletRequest request, UUID staff, Instant now) {
        List<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (!secret(name)) {
                    fields.add(new Field(name, value));
                }
            }
        });
        int size = fields.stream().mapToInt(field -> field.name().length() + field.value().length()).sum();
        return fields.isEmpty() || size > MOST
                ? Optional.empty()
                : Optional.of(new UnsentForm(Ids.next(), staff, request.getRequestURI(), List.copyOf(fields), now));
    }

    static boolean secret(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.equals("_csrf") || plain.equals("stamp") || plain.contains("password") || plain.contains("secret")
                || plain.contains("token");
    }

    List<String> values(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }
}
