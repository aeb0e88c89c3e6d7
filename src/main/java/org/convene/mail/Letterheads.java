package org.convene.mail;

import java.util.Optional;

/** Who knows what the mails of groups look like. Asked once a mailing. */
public interface Letterheads {
    /**
     * The letterhead of mail from these groups: that of the one, or of the community all of them belong to.
     *
     * @param listLabels of the groups’ {@link ListId}s, parted by blanks; @return empty for mail that looks as the site’s
     */
    Optional<Letterhead> of(String listLabels);
}
