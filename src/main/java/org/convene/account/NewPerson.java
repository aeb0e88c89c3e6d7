package org.convene.account;

import java.util.Optional;

import org.convene.mail.EmailAddress;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/** Somebody who becomes staff, as typed and checked. */
record NewPerson(EmailAddress email, String name) {

    /** @throws InvalidInput at {@code email} or {@code name} */
    static NewPerson of(String email, String name) {
        Problems problems = requireName(new Problems(), name);
        Optional<EmailAddress> address = EmailAddress.parse(email);
        problems.require(address.isPresent(), "email", "problem.email");
        problems.throwIfAny();
        return new NewPerson(address.orElseThrow(), name.strip());
    }

    /** One line: it stands in mails and in the audit log. */
    static Problems requireName(Problems problems, String name) {
        return problems.requireText(name, 100, "name").require(
                name.strip().chars().noneMatch(unit -> unit == '\n' || unit == '\r' || unit == '\t'), "name",
                "problem.control");
    }
}
