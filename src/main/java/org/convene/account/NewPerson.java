package org.convene.account;

import java.util.Optional;

import org.convene.mail.EmailAddress;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/** Somebody who becomes staff, as typed and checked. */
record NewPerson(EmailAddress email, String name) {
    static final int LONGEST_NAME = 100;

    /** @throws InvalidInput at {@code email} or {@code name} */
    static NewPerson of(String email, String name) {
        Problems problems = new Problems().requireLine(name, LONGEST_NAME, "name");
        Optional<EmailAddress> address = EmailAddress.parse(email);
        problems.require(address.isPresent(), "email", "problem.email");
        problems.throwIfAny();
        return new NewPerson(address.orElseThrow(), name.strip());
    }
}
