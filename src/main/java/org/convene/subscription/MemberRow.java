package org.convene.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * One subscription as moderators see it.
 *
 * @param slots those taken; a meeting of which none is named is taken whole
 * @param clockStyle {@code 12}, {@code 24}, or empty: as the language has it
 * @param group its id
 * @param person id of who is behind it, the same in every group
 * @param endedReason LEFT, REMOVED, DECLINED, SUPPRESSED or COMPLAINED
 */
public record MemberRow(UUID id, String email, String name, String language, String timeZone, String state,
        boolean invitations, boolean announcements, @Nullable LocalDate pausedUntil, Instant createdAt,
        @Nullable Instant endedAt, @Nullable String endedReason, List<UUID> slots, String clockStyle,
        @JsonIgnore UUID group, @JsonIgnore UUID person) {

    static MemberRow of(Subscription one) {
        Person person = one.subscriber().person();
        return new MemberRow(one.id(), person.address().value(), person.name(), person.language().toLanguageTag(),
                person.zone().getId(), one.state().name(), one.kinds().invitations(), one.kinds().announcements(),
                one.pausedUntil(), one.createdAt(), one.endedAt(),
                one.endedReason() == null ? null : one.endedReason().name(), one.slots().stream().sorted().toList(),
                person.clock().code(), one.group(), one.subscriber().id());
    }
}
