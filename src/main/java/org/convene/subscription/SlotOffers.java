package org.convene.subscription;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Knows the times among which members may choose. Declared here, answered by a module that knows the meetings. */
public interface SlotOffers {

    /** The meetings of these groups that have more than one slot and dates ahead, in a reader's words and zone. */
    List<SlotOffer> of(Collection<UUID> groups, ZoneId reader, Locale formats);
}
