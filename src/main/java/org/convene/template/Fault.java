package org.convene.template;

import org.jspecify.annotations.Nullable;

import org.convene.mail.TemplateFault;

/**
 * Why something that was written is not taken.
 *
 * @param part null: the whole
 * @param line from 1; 0: no single line
 * @param said what is wrong, beside the line
 */
public record Fault(@Nullable Part part, int line, Said said) {
    static Fault of(TemplateFault fault) {
        for (Part part : Part.values()) {
            if (part.field().equals(fault.part())) {
                return new Fault(part, fault.line(), said(fault.message()));
            }
        }
        return new Fault(null, 0, said(fault.message()));
    }

    /** The engine’s own words are quoted. */
    static Said said(String message) {
        return switch (message) {
            case TemplateFault.SLOW -> Said.of("slow");
            case TemplateFault.LONG -> Said.of("long");
            case TemplateFault.NO_SUBJECT -> Said.of("no-subject");
            default -> Said.of("engine", message);
        };
    }

    /** Name of the field it is shown beside; empty for the whole. */
    public String field() {
        return part == null ? "" : part.field();
    }
}
