package org.convene.template;

import org.jspecify.annotations.Nullable;

import org.convene.mail.TemplateFault;

/**
 * Why something that was written is not taken.
 *
 * @param part null: the whole
 * @param line from 1; 0: no single line
 * @param message what is wrong, in English, beside the line
 */
public record Fault(@Nullable Part part, int line, String message) {
    static Fault of(TemplateFault fault) {
        for (Part part : Part.values()) {
            if (part.field().equals(fault.part())) {
                return new Fault(part, fault.line(), fault.message());
            }
        }
        return new Fault(null, 0, fault.message());
    }

    /** Name of the field it is shown beside; empty for the whole. */
    public String field() {
        return part == null ? "" : part.field();
    }
}
