package org.convene.mail;

import java.util.Optional;

/** Who knows what the mails of a group look like. Asked once a mailing. */
public interface Letterheads {
    /** @param listLabel of the group’s {@link ListId}; @return empty for a group whose mails look as the site’s do */
    Optional<Letterhead> of(String listLabel);
}
