package org.convene.subscription;

/** The kinds of group mail a subscriber chooses between. */
public enum MailKind {
    INVITATIONS, ANNOUNCEMENTS
}
