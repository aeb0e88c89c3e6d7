package org.convene.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/**
 * What is kept about one subscriber, for that person's own eyes.
 *
 * @param addresses the present one first, then former ones
 * @param clockStyle 12, 24, or empty: as the language has it
 * @param brandOf list labels of the groups they are in, or were where there is none any more, parted by blanks
 * @param since when the address became known
 * @param subscriptions past ones too, oldest first
 * @param consents the append-only proof, oldest first
 */
public record Kept(List<EmailAddress> addresses, String name, Locale language, ZoneId zone, String clockStyle,
        String brandOf,
        Instant since, List<Subscribed> subscriptions, List<Agreed> consents) {

    /** The one they are known by. */
    public EmailAddress address() {
        return addresses.getFirst();
    }

    /** Whether this person ever chose a time zone; until then theirs is UTC. */
    public boolean zoneChosen() {
        return Person.chosen(zone);
    }

    /**
     * One subscription.
     *
     * @param state PENDING, ACTIVE, PAUSED or ENDED
     * @param slots names of those taken; empty: all
     * @param endedReason LEFT, REMOVED, DECLINED, SUPPRESSED or COMPLAINED
     */
    public record Subscribed(UUID id, String group, String state, boolean invitations, boolean announcements,
            List<String> slots, Instant since, @Nullable Instant endedAt, @Nullable String endedReason) {}

    /**
     * One consent or its withdrawal.
     *
     * @param act GIVEN or WITHDRAWN
     * @param how the way it came, such as {@code page} or {@code one-click}
     * @param wording what the person was shown
     * @param note what staff said about where it comes from
     */
    public record Agreed(String group, String act, String how, String wording, String version, String note, Instant at,
            String network) {}
}
