package org.convene.account;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.audit.StaffAddresses;

/** Tells the modules beside and below where to write to a member of staff, for example with a test mail. */
@Component
class AccountAddresses implements StaffAddresses {
    private final StaffRepository staff;

    AccountAddresses(StaffRepository staff) {
        this.staff = staff;
    }

    @Override
    public Optional<String> addressOf(UUID id) {
        return staff.byId(id).map(row -> row.person().email().value());
    }
}
