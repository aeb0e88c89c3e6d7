package org.convene.admin;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunity.SampleGroup;
import org.convene.admin.SampleCommunity.SampleMeeting;
import org.convene.admin.SampleCommunity.SampleSession;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;

/**
 * The sample communities of {@code --demo}, kept in {@code demo/} and written through the same doors staff use. A second
 * start leaves what is there alone.
 */
@Component
@Transactional
public class SampleCommunities {
    /** The sample admin, whose sign-in link the start prints. */
    public static final EmailAddress ADMIN = new EmailAddress("ines@example.org");
    private final StaffAccounts accounts;
    private final WorkingGroups groups;
    private final Meetings meetings;
    private final JsonMapper json;

    SampleCommunities(StaffAccounts accounts, WorkingGroups groups, Meetings meetings, JsonMapper json) {
        this.accounts = accounts;
        this.groups = groups;
        this.meetings = meetings;
        this.json = json;
    }

    /** Writes all of them unless there is a community already. */
    public void writeOnce() {
        UUID id = accounts.ensureAdmin(ADMIN, "Ines Falk");
        if (!groups.communities().isEmpty()) {
            return;
        }
        Staff ines = new Staff(id, "Ines Falk", true, Set.of(), EnumSet.allOf(Scope.class));
        int position = 0;
        for (SampleCommunity sample : read()) {
            UUID community = groups.createCommunity(ines, sample.draft(position++)).id();
            sample.groups().forEach(group -> write(ines, community, group));
        }
    }

    private void write(Staff ines, UUID community, SampleGroup sample) {
        Group group = groups.create(ines, sample.draft(community));
        sample.meetings().forEach(meeting -> write(ines, group, meeting));
        for (SampleSession past : sample.past()) {
            meetings.addPast(ines, group.id(), java.time.LocalDate.parse(java.util.Objects.requireNonNull(past.date())),
                    past.session());
        }
    }

    private void write(Staff ines, Group group, SampleMeeting sample) {
        Meeting meeting = meetings.create(ines, group.id(), sample.draft());
        List<SampleSession> next = sample.next();
        List<Occurrence> coming = meetings.coming(meeting, next.size());
        for (int i = 0; i < Math.min(next.size(), coming.size()); i++) {
            meetings.change(ines, meeting.id(), coming.get(i).date(), next.get(i).change());
        }
    }

    private List<SampleCommunity> read() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:demo/*.json");
            return java.util.Arrays.stream(files).sorted(java.util.Comparator.comparing(Resource::getFilename))
                    .map(this::read).toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private SampleCommunity read(Resource file) {
        try (InputStream stream = file.getInputStream()) {
            return json.readValue(stream, SampleCommunity.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
