package org.convene.audience;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Who belongs to an audience. Declared here, answered by the module that keeps the members, so that delivery needs to know
 * no group and no subscriber.
 */
public interface ListMembers {
    /** Whether this bean answers for the audience, for example by its prefix {@code groups:}. */
    boolean answersFor(String audience);

    /** Its members; asked once, when the mailing falls due. */
    MemberQuery members(String audience);

    /** The links of one member, made when the mail is written. Asked for every message: no look into the database. */
    Personal personal(String audience, UUID member, UUID person);

    /** Asked again right before MAIL FROM: which of these members no longer want mail of this audience. */
    Set<UUID> gone(String audience, Collection<UUID> members);

    /** Whether a mail to a member's own address ends what this audience is. */
    default boolean leavesByMail(String audience) {
        return true;
    }

    /**
     * Who got this mail called it spam: ends what it belonged to, with a way back that asks again.
     *
     * @return false when this bean does not know what the mail belonged to
     */
    default boolean complained(Reached by) {
        return false;
    }
}
