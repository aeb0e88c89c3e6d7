package org.convene.template;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.convene.mail.Enumerated;

/** What a value of a template is, read from the record a mail is filled with and from its example. */
sealed interface Shape {
    Shape WORDS = new Plain("text");
    Shape NUMBER = new Plain("number");
    Shape FLAG = new Plain("yes or no");
    Shape MARKUP = new Plain("HTML");
    /** An empty list or a value nobody has described: anything may be asked of it. */
    Shape ANY = new Plain("any");

    /** One value. @param kind in words */
    record Plain(String kind) implements Shape {}

    /** Several of a kind. */
    record Several(Shape of) implements Shape {}

    /** Values with names. */
    record Named(Map<String, Shape> fields) implements Shape {}

    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new Several(of(generic.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain) || Map.class.isAssignableFrom(plain) || plain == Object.class) {
            return ANY;
        }
        if (plain.isRecord()) {
            Map<String, Shape> fields = new LinkedHashMap<>();
            for (RecordComponent component : plain.getRecordComponents()) {
                String name = component.getName();
                fields.put(Enumerated.is(name) ? Enumerated.seenAs(name) : name,
                        Enumerated.is(name) ? WORDS : field(name, component.getGenericType()));
            }
            return new Named(fields);
        }
        boolean number = plain == int.class || plain == long.class || Number.class.isAssignableFrom(plain);
        return plain == boolean.class || plain == Boolean.class ? FLAG : number ? NUMBER : WORDS;
    }

    static Shape field(String name, Type type) {
        return type == String.class && name.endsWith("Html") ? MARKUP : of(type);
    }

    /** As an example shows it. */
    static Shape ofExample(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Shape> fields = new LinkedHashMap<>();
                map.forEach((key, field) -> fields.put(key.toString(), ofExample(field)));
                yield new Named(fields);
            }
            case List<?> list -> new Several(list.isEmpty() ? ANY : ofExample(list.getFirst()));
            case Boolean flag -> FLAG;
            case Number number -> NUMBER;
            case null -> ANY;
            default -> WORDS;
        };
    }

    /** Both together; where they differ, the record is right. */
    static Shape merged(Shape record, @Nullable Shape example) {
        if (record == ANY && example != null) {
            return example;
        }
        if (record instanceof Named one && example instanceof Named other) {
            Map<String, Shape> fields = new LinkedHashMap<>(other.fields());
            one.fields().forEach((name, shape) -> fields.put(name, merged(shape, other.fields().get(name))));
            return new Named(fields);
        }
        if (record instanceof Several one && example instanceof Several other) {
            return new Several(merged(one.of(), other.of()));
        }
        return record;
    }
}
