package org.convene.signin;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * What somebody was about to do when they were asked who they are, kept in their session so that nothing typed is lost.
 *
 * @param path of our own, as it was asked for
 * @param act key of the text that names it; null when an earlier version of this program kept it
 */
public record KeptAct(String method, String path, List<Field> fields, Instant at, @Nullable String act)
        implements
            Serializable {
    private static final int MOST = 100_000;

    /** One value of the form. */
    public record Field(String name, String value) implements Serializable {}

    /** Null when it cannot be kept: a file, too much, or something secret. */
    static @Nullable KeptAct of(HttpServletRequest request, String act, Instant now) {
        ArrayList<Field> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                fields.add(new Field(name, value));
            }
        });
        fields.removeIf(field -> field.name().equals("_csrf"));
        int size = fields.stream().mapToInt(field -> field.name().length() + field.value().length()).sum();
        boolean secret = fields.stream().anyMatch(field -> field.name().contains("password"));
        String type = request.getContentType();
        boolean file = type != null && type.startsWith("multipart/");
        return secret || file || size > MOST
                ? null
                : new KeptAct(request.getMethod(), request.getRequestURI(), fields, now, act);
    }
}
