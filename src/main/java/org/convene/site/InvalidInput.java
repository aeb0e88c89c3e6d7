package org.convene.site;

import java.util.List;

/**
 * What somebody typed cannot be accepted; nothing was stored. Thrown by a module's public door, so that page and API
 * share the rule: pages show each problem beside its field (status 422), the API answers RFC 9457 with {@code errors}.
 */
public class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<FieldProblem> problems;

    public InvalidInput(List<FieldProblem> problems) {
        super(problems.stream().map(problem -> problem.field() + ": " + problem.code()).toList().toString());
        this.problems = List.copyOf(problems);
    }

    public InvalidInput(FieldProblem problem) {
        this(List.of(problem));
    }

    /** The problems in the order of the form, at least one. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
