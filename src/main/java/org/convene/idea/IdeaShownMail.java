package org.convene.idea;

import org.convene.mail.MailModel;

/**
 * Tells its writer that an idea is shown publicly, and how to take it off. Nobody has proved that the address is theirs, so
 * nothing a visitor typed is in it.
 *
 * @param group name of the group on whose page it is; empty: on the page of the whole site
 * @param pageUrl where it is shown
 * @param removeUrl takes it off, with a button
 * @param brandOf list label of the group whose letterhead it is on; empty: the site’s
 */
record IdeaShownMail(String group, String pageUrl, String removeUrl, String brandOf) implements MailModel {}
