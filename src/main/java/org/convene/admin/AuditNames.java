package org.convene.admin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.convene.account.StaffAccounts;
import org.convene.announcement.Announcements;
import org.convene.audit.AuditEntry;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meetings;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Memberships;

/** What the objects of the audit log are called, as far as they still exist. */
@Component
class AuditNames {
    private static final Pattern OBJECT = Pattern.compile("([a-z-]+):([0-9a-f]{8}-[0-9a-f-]{27})");
    private final StaffAccounts accounts;
    private final WorkingGroups groups;
    private final Meetings meetings;
    private final Announcements announcements;
    private final Memberships members;

    AuditNames(StaffAccounts accounts, WorkingGroups groups, Meetings meetings, Announcements announcements,
            Memberships members) {
        this.accounts = accounts;
        this.groups = groups;
        this.meetings = meetings;
        this.announcements = announcements;
        this.members = members;
    }

    /** @param href its staff page, or empty */
    record Named(String name, String href) {
        static final Named NOT = new Named("", "");
    }

    /** By the object as the log keeps it; what is gone is missing. */
    Map<String, Named> of(Staff staff, List<AuditEntry> entries) {
        Map<String, Named> names = new HashMap<>();
        accounts.people(staff)
                .forEach(one -> names.put("staff:" + one.id(), new Named(one.name(), "")));
        groups.of(staff).forEach(
                one -> names.put("group:" + one.id(), new Named(one.name(), "/staff/groups/" + one.slug())));
        groups.communities().forEach(
                one -> names.put("community:" + one.id(), new Named(one.name(), "/staff/communities/" + one.id())));
        meetings.byIds(ids(entries, "meeting").toList()).forEach(
                one -> names.put("meeting:" + one.id(), new Named(one.title(), "/staff/meetings/" + one.id())));
        announcements.subjects(staff, ids(entries, "announcement").toList()).forEach(
                (id, subject) -> names.put("announcement:" + id, new Named(subject, "/staff/announcements/" + id)));
        members.rows(ids(entries, "subscription").toList())
                .forEach(one -> names.put("subscription:" + one.id(), new Named(called(one), "")));
        return names;
    }

    static Optional<String> kind(String object) {
        Matcher parts = OBJECT.matcher(object);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private static Stream<UUID> ids(List<AuditEntry> entries, String kind) {
        return entries.stream().map(AuditEntry::object).distinct().map(OBJECT::matcher)
                .filter(parts -> parts.matches() && parts.group(1).equals(kind))
                .map(parts -> UUID.fromString(parts.group(2)));
    }

    private static String called(MemberRow member) {
        return member.name().isEmpty() ? member.email() : member.name();
    }
}
