package org.convene.site;

import java.util.List;

/**
 * One thing wrong with one field of a form or API body.
 *
 * @param field name as the form or JSON body spells it, for example {@code email} or {@code slots[0].start}
 * @param code key of the interface text that tells the reader what to do
 * @param args values for the text's placeholders
 */
public record FieldProblem(String field, String code, List<Object> args) {

    public static FieldProblem of(String field, String code, Object... args) {
        return new FieldProblem(field, code, List.of(args));
    }
}
