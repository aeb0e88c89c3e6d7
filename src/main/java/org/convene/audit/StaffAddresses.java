package org.convene.audit;

import java.util.Optional;
import java.util.UUID;

/** Where mail to a member of staff goes. Declared here, answered by {@code account}. */
public interface StaffAddresses {
    /** Empty when there is no such account. */
    Optional<String> addressOf(UUID staff);
}
