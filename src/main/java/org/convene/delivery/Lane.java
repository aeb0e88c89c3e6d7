package org.convene.delivery;

/** Personal mail (confirmations, sign-in links, invitations of one person) leaves before bulk. */
public enum Lane {
    PERSONAL, BULK
}
