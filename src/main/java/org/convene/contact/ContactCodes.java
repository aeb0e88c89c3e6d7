package org.convene.contact;

import java.util.Optional;
import java.util.stream.Stream;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Words of addresses and forms to ours. */
final class ContactCodes {
    private ContactCodes() {}

    static Optional<ContactState> state(String code) {
        return Stream.of(ContactState.values()).filter(state -> state.code().equals(code)).findFirst();
    }

    /** The same problems at another field, for a page with two of them. */
    static InvalidInput renamed(InvalidInput bad, String field) {
        return new InvalidInput(bad.problems().stream()
                .map(problem -> new FieldProblem(field, problem.code(), problem.args())).toList());
    }
}
