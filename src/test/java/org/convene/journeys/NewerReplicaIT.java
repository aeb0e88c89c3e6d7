package org.convene.journeys;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Person;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Track;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While replicas are upgraded one by one, a newer one stores what an older one does not know. Every object in every JSON
 * column gets a field of the future; everything that reads them goes on.
 */
@ConveneTest
class NewerReplicaIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Guests guests;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    private final String priya = "priya-" + UUID.randomUUID() + "@example.org";

    @AfterEach
    void forget() {
        jdbc.sql("drop function if exists of_the_future(jsonb)").update();
    }

    @Test
    void fieldsOfTheFutureAreReadOver() {
        Group group = scene.group("cities");
        linked(group);
        scene.join(group, mara, "Europe/Berlin");
        Meeting meeting = scene.open(group, scene.monthly());
        guests.add(scene.ines(), meeting.id(), DECEMBER,
                new GuestDraft("Priya Raman", "", priya, "en", "", "", "Agreed to speak", true));
        meetings.change(scene.ines(), meeting.id(), DECEMBER, new SessionChange(null, "Budgets", null, null,
                List.of(new Person("Jo Adeyemi", "", "")), null, null, null, null, null, List.of("money"),
                List.of(new Track("Hall one", 0, 30)), null));
        invitations.send(scene.ines(), meeting.id());
        List<String> told = mails(priya, 2).stream().map(NewerReplicaIT::uid).toList();
        mails(mara, 4);
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.topic("To be taken back"));
        assertThat(ofTheFuture()).as("columns").isGreaterThan(8);

        Http browser = cast.signIn(http.fresh(), scene.ines());
        for (String page : List.of("/groups/cities", "/groups/cities/meetings/" + meeting.id(), "/calendar",
                "/groups/cities/calendar.ics", "/api/v1/groups/cities/occurrences", "/api/v1/groups/cities")) {
            assertThat(http.get(page).statusCode()).as(page).isEqualTo(200);
        }
        for (String page : List.of("", "/send", "/answers", "/dates/2026-12-10", "/dates/2026-12-10/guests")) {
            assertThat(browser.get("/staff/meetings/" + meeting.id() + page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(http.get("/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10").body())
                .contains("Jo Adeyemi", "Hall one", "Priya Raman");
        assertThat(http.get("/groups/cities").body()).contains("https://chat.example.org/cities");
        invitations.undo(scene.ines(), meeting.id());
        assertThat(meetings.occurrence(meeting, JANUARY).orElseThrow().heading()).isEqualTo("Monthly call");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).as("nothing differs by that").isFalse();
        clock.advance(Duration.ofMinutes(1));
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.atTime(17, 0)));
        assertThat(mails(mara, 6).getLast().text()).contains("Budgets");
        List<ReceivedMail> moved = mails(priya, 4).subList(2, 4);
        assertThat(moved).extracting(NewerReplicaIT::uid).containsExactlyInAnyOrderElementsOf(told);
        assertThat(moved).allSatisfy(mail -> assertThat(mail.calendar()).contains("SEQUENCE:1"));
    }

    private static String uid(ReceivedMail mail) {
        return mail.calendar().lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }

    private void linked(Group group) {
        GroupDraft draft = GroupDraft.of(groups.byId(group.id()).orElseThrow());
        groups.update(scene.ines(), group.id(), new GroupDraft(draft.community(), draft.section(), draft.slug(),
                draft.name(), draft.purpose(), draft.description(), draft.goals(), draft.rules(),
                draft.chathamHouse(), List.of(new Group.Link(Group.LinkKind.CHAT, "Chat",
                        "https://chat.example.org/cities")),
                draft.moderators(), draft.leadBy(), draft.cadence(), draft.displayZones(), draft.language(),
                draft.joining()), group.version());
    }

    /** In how many columns. What is keyed by slot is no object with fields. */
    private int ofTheFuture() {
        jdbc.sql("""
                create or replace function of_the_future(j jsonb) returns jsonb language sql as $$
                    select case jsonb_typeof(j)
                        when 'object' then coalesce((select jsonb_object_agg(key,
                                case when key = 'moves' then value else of_the_future(value) end) from jsonb_each(j)), '{}')
                            || '{"later": {"deep": [1]}}'
                        when 'array' then coalesce((select jsonb_agg(of_the_future(value))
                            from jsonb_array_elements(j)), '[]')
                        else j end $$
                """).update();
        List<Column> columns = jdbc.sql("""
                select table_name, column_name from information_schema.columns
                where table_schema = current_schema and data_type = 'jsonb' and is_generated = 'NEVER'
                """).query(Column.class).list();
        columns.forEach(one -> jdbc.sql("update " + one.tableName() + " set " + one.columnName() + " = of_the_future("
                + one.columnName() + ") where " + one.columnName() + " is not null").update());
        return columns.size();
    }

    private record Column(String tableName, String columnName) {}

    private List<ReceivedMail> mails(String who, int many) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> mailbox.mailsTo(who),
                all -> all.size() >= many);
    }
}
