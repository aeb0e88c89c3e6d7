package org.convene.dossier;

import java.util.List;

import org.convene.delivery.SentMail;
import org.convene.group.Group;
import org.convene.invitation.ToldInvitation;
import org.convene.subscription.Kept;
import org.convene.subscription.MemberRow;

/**
 * What is known of one member of a group.
 *
 * @param told newest first, those taken back included
 * @param mails of this group, newest first
 * @param consents to this group, oldest first
 */
record Dossier(Group group, MemberRow member, List<Told> told, List<SentMail> mails, List<Kept.Agreed> consents) {

    /** An invitation and what became of the mail that told of it last; null: nothing is known of one. */
    record Told(ToldInvitation invitation, @org.jspecify.annotations.Nullable SentMail mail) {}
}
