package org.convene.web;

/** Who knows whether mail stays inside, so that every page can say so. Asked without a database, by pages of failures too. */
public interface MailCatcher {
    /** Whether mail is kept to be looked at instead of being sent. */
    boolean catching();
}
