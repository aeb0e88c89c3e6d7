package org.convene.template;

import java.util.List;

import org.springframework.context.MessageSourceResolvable;

/**
 * A sentence about what was written, in whatever language its reader has.
 *
 * @param key behind {@code staff.template.fault.}
 * @param values put into it: words of the template, numbers, or another sentence
 */
public record Said(String key, List<Object> values) implements MessageSourceResolvable {
    static Said of(String key, Object... values) {
        return new Said(key, List.of(values));
    }

    @Override
    public String[] getCodes() {
        return new String[]{"staff.template.fault." + key};
    }

    @Override
    public Object[] getArguments() {
        return values.toArray();
    }
}
