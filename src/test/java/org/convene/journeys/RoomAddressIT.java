package org.convene.journeys;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Venue;
import org.convene.room.Provider;
import org.convene.room.Rooms;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Endpoint;
import org.convene.testing.FakeProviders;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The room's own address stands nowhere but in the redirect of whoever joins, and with those who may change it. Asked at every
 * address there is, in every mail, in the log and in every table.
 */
@ConveneTest
@ExtendWith(OutputCaptureExtension.class)
class RoomAddressIT {
    private static final String MARK = "room-mark-";
    /** What only addresses at providers have: Zoom's, Zoom's for one person, Jitsi's name and token, BigBlueButton's way in. */
    private static final List<String> PROVIDERS = List.of("room-canary", "entry-canary", "meet.example.org/convene-",
            "?jwt=", "/bigbluebutton/api/join");
    private static final Pattern OURS = Pattern.compile("http://convene\\.example\\.org(/[^\\s<>\"\\])]*)");
    /** With those who may change it. */
    private static final Pattern FOR_EDITORS = Pattern.compile("(GET|POST|PATCH) "
            + "(/staff/meetings/\\{id\\}/(edit|dates)|/api/v1/groups/\\{slug\\}/meetings(/\\{id\\})?|/staff/groups/\\{slug\\}/meetings/new)");
    /** Where it is kept: the meeting, how it stood before the last edits, and sessions of staff who fill in the form. */
    private static final Set<String> KEPT = Set.of("meeting", "revision");
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Rooms rooms;
    @Autowired
    FakeProviders providers;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;
    private final List<UUID> provided = new ArrayList<>();
    private final SoftAssertions all = new SoftAssertions();
    private Set<String> links = Set.of();
    private @Nullable FarAwayGroup far;

    /** Rooms of a series, of its next part and of a single date; one was changed after the invitations went out. */
    @BeforeEach
    void rooms() {
        far = new FarAwayGroup(http, jdbc, json, cast);
        Group group = scene.group("cities");
        scene.join(group, "mara@example.org", "Europe/Berlin");
        Meeting series = scene.open(group, at("Series", "2026-12-10", "FREQ=WEEKLY", 1));
        scene.open(group, at("Once", "2026-12-11", "", 2));
        meetings.update(cast.ines(), series.id(), at("Series", "2026-12-10", "FREQ=WEEKLY", 3),
                meetings.byId(series.id()).orElseThrow().version());
        meetings.change(cast.ines(), series.id(), LocalDate.of(2026, 12, 10), SessionChange.topic("Buying well"));
        meetings.change(cast.ines(), series.id(), LocalDate.of(2026, 12, 17),
                SessionChange.to(Session.Status.CANCELLED));
        invitations.send(cast.ines(), series.id());
        provide(group);
        http.json("PATCH", "/api/v1/groups/yonder/meetings/" + yonder().meeting(),
                "{\"venue\":{\"joinUrl\":\"https://video.example.org/j/" + MARK + "4\"}}", yonder().admin());
        Awaitility.await().until(() -> jdbc.sql("SELECT NOT EXISTS (SELECT FROM chunk WHERE finished_at IS NULL)")
                .query(Boolean.class).single());
        links = linksInMails();
        clock.set(Instant.parse("2026-12-10T13:55:00Z"));
        provided.forEach(meeting -> rooms.again(cast.ines(), meeting));
        Awaitility.await().until(() -> ready() && jdbc.sql("SELECT EXISTS (SELECT FROM room_entry)")
                .query(Boolean.class).single());
    }

    /** One of each provider. */
    private void provide(Group group) {
        providers.reset();
        for (Provider one : List.of(Provider.ZOOM, Provider.ZOOM_REGISTERED, Provider.JITSI, Provider.BIGBLUEBUTTON)) {
            MeetingDraft draft = at(one.name(), "2026-12-10", "", 5);
            Meeting meeting = scene.open(group, new MeetingDraft(draft.title(), draft.description(), draft.firstDate(),
                    draft.recurrence(), draft.minutes(), new Venue(Venue.Kind.ONLINE, "", Venue.Place.UNKNOWN),
                    draft.slots()));
            rooms.choose(cast.ines(), meeting.id(), one);
            provided.add(meeting.id());
        }
    }

    private boolean ready() {
        return provided.stream().allMatch(one -> rooms.of(cast.ines(), one).state().equals("READY"));
    }

    private static MeetingDraft at(String title, String first, String rule, int room) {
        MeetingDraft draft = MeetingScene.draft(title, first, rule,
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null));
        return new MeetingDraft(draft.title(), draft.description(), draft.firstDate(), draft.recurrence(),
                draft.minutes(), new Venue(Venue.Kind.ONLINE, "https://video.example.org/j/" + MARK + room,
                        Venue.Place.UNKNOWN),
                draft.slots());
    }

    @Test
    void theRoomsAddressIsNowhereButInTheRedirect(CapturedOutput log) {
        assertThat(links).anyMatch(link -> link.startsWith("/join/")).anyMatch(link -> link.startsWith("/answer/"))
                .anyMatch(link -> link.startsWith("/preferences/"));
        subscriberSees();
        joins();
        everybodySees();
        editorsAreToldNothingElsewhere();
        mailsSay();
        tablesKeep();
        all.assertThat(log.getAll()).as("log").doesNotContain(MARK).doesNotContain(PROVIDERS);
        all.assertAll();
    }

    private void subscriberSees() {
        for (String link : links) {
            HttpResponse<String> page = http.fresh().get(link);
            all.assertThat(page.statusCode()).as(link).isIn(200, 303);
            clean(link, page);
        }
    }

    /** The only way: by POST while the way is open. */
    private void joins() {
        List<String> ways = links.stream().filter(link -> link.startsWith("/join/")).toList();
        long led = ways.stream().map(link -> http.fresh().post(link)).filter(answer -> answer.headers()
                .firstValue("Location").orElse("").contains(MARK + "3")).peek(answer -> all.assertThat(answer.body())
                        .as("body of the redirect").doesNotContain(MARK))
                .count();
        all.assertThat(led).as("ways that are open, to the room as it is now").isPositive();
        List<String> locations = new ArrayList<>();
        for (String link : ways) {
            HttpResponse<String> answer = http.fresh().post(link);
            locations.add(answer.headers().firstValue("Location").orElse(""));
            all.assertThat(answer.body()).as("body of the redirect").doesNotContain(PROVIDERS);
        }
        for (String mark : PROVIDERS) {
            all.assertThat(locations).as("a way to " + mark).anyMatch(way -> way.contains(mark));
        }
    }

    /** Every address there is, looked at by nobody, an observer, moderators of this and another group, and an admin. */
    private void everybodySees() {
        Group cities = scene.groups().bySlug("cities").orElseThrow();
        Staff ola = cast.observer("Ola", yonder().group(), cities.id());
        Staff mo = cast.moderator("Mo", yonder().group(), cities.id());
        Staff other = cast.moderator("Far", scene.group("far").id());
        for (Endpoint endpoint : Endpoint.all(mapping).stream().filter(Endpoint::reading).toList()) {
            for (String path : paths(endpoint)) {
                clean("nobody " + path, http.fresh().get(path));
            }
        }
        for (Staff staff : List.of(ola, other, mo, cast.ines())) {
            Http browser = cast.signIn(http.fresh(), staff);
            String[] bearer = cast.bearer(staff, staff == ola ? readScopes() : new Scope[0]);
            boolean editor = staff != ola && staff != other;
            for (Endpoint endpoint : Endpoint.all(mapping).stream().filter(Endpoint::reading).toList()) {
                boolean theirs = editor && FOR_EDITORS.matcher(endpoint.toString()).matches();
                List<String> paths = paths(endpoint);
                if (staff == mo) {
                    paths.addAll(ofProviders(endpoint));
                }
                paths.forEach(path -> clean(staff.name() + " " + path,
                        endpoint.send(RequestMethod.GET, browser, path, endpoint.api() ? bearer : new String[0]),
                        theirs));
            }
        }
    }

    /** Whatever an admin does, only the form and the meeting itself answer with it. */
    private void editorsAreToldNothingElsewhere() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        var field = Http.page(browser.get("/staff/account")).select("input[name=_csrf]").first();
        String csrf = field == null ? "" : field.attr("value");
        for (Endpoint endpoint : Endpoint.all(mapping)) {
            if (!endpoint.reading() && !endpoint.pattern().contains("sign-out")
                    && !FOR_EDITORS.matcher(endpoint.toString()).matches()) {
                for (String path : paths(endpoint)) {
                    clean(endpoint + " " + path, endpoint.ask(browser, path, csrf,
                            endpoint.api() ? yonder().admin() : new String[0]));
                }
            }
        }
    }

    private void mailsSay() {
        for (ReceivedMail mail : mails()) {
            all.assertThat(mail.subject() + mail.text() + mail.html() + mail.calendar()).as(mail.subject())
                    .doesNotContain(MARK).doesNotContain(PROVIDERS);
        }
    }

    private void tablesKeep() {
        List<String> tables = jdbc.sql("""
                SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'spring_session%'
                """).query(String.class).list();
        for (String table : tables) {
            all.assertThat(jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE ANY (:marks)")
                    .param("marks", PROVIDERS.stream().map(mark -> "%" + mark + "%").toArray(String[]::new))
                    .query(Long.class).single()).as("providers in " + table).isZero();
            if (!KEPT.contains(table)) {
                all.assertThat(jdbc.sql("SELECT count(*) FROM " + table + " t WHERE t::text LIKE :mark")
                        .param("mark", "%" + MARK + "%").query(Long.class).single()).as(table).isZero();
            }
        }
    }

    /** The address filled with what there is of both groups. */
    private List<String> paths(Endpoint endpoint) {
        List<String> paths = new ArrayList<>(List.of(yonder().path(endpoint)));
        if (endpoint.pattern().contains("{slug}")) {
            paths.add(yonder().path(endpoint).replace("/yonder", "/cities"));
        }
        if (endpoint.pattern().startsWith("/staff/meetings/{id}")) {
            scene.groups().bySlug("cities").stream().flatMap(group -> meetings.of(List.of(group.id())).stream())
                    .filter(meeting -> !provided.contains(meeting.id()))
                    .forEach(meeting -> paths.add(yonder().path(endpoint).replace(yonder().meeting(),
                            meeting.id().toString())));
        }
        return paths;
    }

    private List<String> ofProviders(Endpoint endpoint) {
        return endpoint.pattern().contains("/meetings/{id}")
                ? provided.stream().map(one -> yonder().path(endpoint).replace("/yonder", "/cities")
                        .replace(yonder().meeting(), one.toString())).toList()
                : List.of();
    }

    private void clean(String what, HttpResponse<String> answer) {
        clean(what, answer, false);
    }

    /** @param editor who may see a pasted address, though none of a provider */
    private void clean(String what, HttpResponse<String> answer, boolean editor) {
        String said = answer.body() + answer.headers().map();
        all.assertThat(said).as(what).doesNotContain(PROVIDERS);
        if (!editor) {
            all.assertThat(said).as(what).doesNotContain(MARK);
        }
    }

    private FarAwayGroup yonder() {
        return Objects.requireNonNull(far);
    }

    private Set<String> linksInMails() {
        Set<String> found = new LinkedHashSet<>();
        for (ReceivedMail mail : mails()) {
            Matcher matcher = OURS.matcher(mail.text() + " " + mail.html());
            while (matcher.find()) {
                found.add(matcher.group(1).replace("&amp;", "&"));
            }
        }
        return found;
    }

    private List<ReceivedMail> mails() {
        return jdbc.sql("SELECT DISTINCT recipient FROM caught_mail").query(String.class).list().stream()
                .flatMap(address -> mailbox.mailsTo(address).stream()).toList();
    }

    private static Scope[] readScopes() {
        return java.util.Arrays.stream(Scope.values()).filter(scope -> !scope.writes()).toArray(Scope[]::new);
    }
}
