package org.convene.guest;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.Staff;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Slot;
import org.convene.site.Ids;
import org.convene.site.Problems;
import org.convene.site.SiteProperties;
import org.convene.suppression.Suppressions;

/** What a guest must be like to be invited. */
@Component
class GuestCheck {
    private static final int MOST = 40;
    private static final int NOTE = 500;
    private final GuestRepository guests;
    private final GuestDesk desk;
    private final Suppressions suppressions;
    private final WorkingGroups groups;
    private final Clock clock;

    GuestCheck(GuestRepository guests, GuestDesk desk, Suppressions suppressions, WorkingGroups groups, Clock clock) {
        this.guests = guests;
        this.desk = desk;
        this.suppressions = suppressions;
        this.groups = groups;
        this.clock = clock;
    }

    /** @throws org.convene.site.InvalidInput naming the field that is wrong */
    Guest read(Staff staff, Meeting meeting, Occurrence date, GuestDraft draft) {
        Problems problems = new Problems();
        line(problems, draft.name(), 120, "name").require(!text(draft.name()).isEmpty(), "name", "problem.required");
        line(problems, draft.affiliation(), 160, "affiliation");
        problems.requireText(text(draft.note()), NOTE, "note");
        Optional<EmailAddress> address = address(problems, draft.email());
        Optional<ZoneId> zone = text(draft.timeZone()).isEmpty()
                ? Optional.of(meeting.slots().getFirst().zone())
                : ZoneWords.parse(text(draft.timeZone()));
        problems.require(zone.isPresent(), "timeZone", "problem.meeting.zone", text(draft.timeZone()));
        Optional<UUID> slot = meeting.slots().stream().map(Slot::id)
                .filter(one -> one.toString().equals(text(draft.slot()))).findFirst();
        problems.require(text(draft.slot()).isEmpty() || slot.isPresent(), "slot", "problem.guest.slot");
        address.ifPresent(one -> free(problems, meeting, date, one));
        problems.throwIfAny();
        Group group = groups.byId(meeting.group()).orElseThrow();
        return new Guest(Ids.next(), group.id(), meeting.id(), slot.orElse(null), text(draft.name()),
                text(draft.affiliation()), address.orElseThrow(), language(draft, group), zone.orElseThrow(),
                text(draft.note()), staff.name(), clock.instant(), date.end());
    }

    private static Locale language(GuestDraft draft, Group group) {
        return SiteProperties.LANGUAGES.contains(text(draft.language()))
                ? Locale.forLanguageTag(text(draft.language()))
                : group.language();
    }

    private static Optional<EmailAddress> address(Problems problems, @Nullable String typed) {
        Optional<EmailAddress> address = EmailAddress.parse(text(typed));
        problems.require(!text(typed).isEmpty(), "email", "problem.required");
        problems.require(address.isPresent() || text(typed).isEmpty(), "email", "problem.email");
        return address;
    }

    private void free(Problems problems, Meeting meeting, Occurrence date, EmailAddress address) {
        List<Guest> there = guests.byIds(date.session().invited());
        problems.require(there.size() < MOST, "email", "problem.meeting.many", MOST);
        problems.require(there.stream().map(Guest::address).filter(Objects::nonNull)
                .noneMatch(one -> one.key().equals(address.key())), "email", "problem.guest.already");
        problems.require(!desk.refused(meeting.group(), address), "email", "problem.guest.refused");
        problems.require(!suppressions.contains(address), "email", "problem.guest.suppressed");
        problems.require(!date.cancelled() && !meeting.cancelled(), "email", "problem.guest.cancelled");
        problems.require(date.end().isAfter(clock.instant()), "email", "problem.guest.over");
    }

    private static Problems line(Problems problems, @Nullable String typed, int most, String field) {
        return problems.requireAtMost(text(typed), most, field).require(text(typed).indexOf('\n') < 0, field,
                "problem.control");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
