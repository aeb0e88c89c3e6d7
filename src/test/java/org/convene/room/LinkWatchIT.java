package org.convene.room;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Samples;
import org.convene.meeting.Venue;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Pasted links behind which nothing is left are told to staff before members find out. */
@ConveneTest
class LinkWatchIT {
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    LinkWatch watch;
    @Autowired
    Links links;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    SettableClock clock;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer provider = never();
    private volatile int status = 200;
    private Meeting meeting = Samples.monthly();

    private static HttpServer never() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @BeforeEach
    void aMeetingWithAPastedLink() {
        provider.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        provider.start();
        Group group = scene.group("cities");
        scene.join(group, "mara@example.org", "Europe/Berlin");
        meeting = scene.open(group, draft("2026-12-01", "/j/1"));
        scene.open(group, draft("2027-03-01", "/j/far"));
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private MeetingDraft draft(String first, String path) {
        MeetingDraft draft = MeetingScene.draft("Monthly call", first, "FREQ=MONTHLY;BYMONTHDAY=1",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null));
        return new MeetingDraft(draft.title(), draft.description(), draft.firstDate(), draft.recurrence(),
                draft.minutes(), new Venue(Venue.Kind.ONLINE,
                        "http://127.0.0.1:" + provider.getAddress().getPort() + path, Venue.Place.UNKNOWN),
                draft.slots());
    }

    @Test
    void aLinkIsAskedOnceADayAndOnlyWhereAMeetingIsNear() {
        watch.look();
        watch.look();
        assertThat(asked).containsExactly("HEAD /j/1");
        clock.advance(Duration.ofDays(1));
        watch.look();
        assertThat(asked).hasSize(2);
        assertThat(alarms()).doesNotContain("nothing is there");
    }

    @Test
    void nothingThereTwiceInARowIsAnAlarmUntilItIsThereAgain() {
        status = 404;
        watch.look();
        assertThat(asked).containsExactly("HEAD /j/1", "GET /j/1");
        assertThat(alarms()).as("once may be an accident").doesNotContain("nothing is there");
        clock.advance(Duration.ofHours(1));
        watch.look();
        assertThat(alarms()).contains(
                "Monthly call takes place on Tuesday 1 December 2026, and nothing is there any more",
                "Paste another link");
        status = 200;
        clock.advance(Duration.ofHours(1));
        watch.look();
        assertThat(alarms()).doesNotContain("nothing is there");
    }

    @Test
    void anotherLinkIsAskedAtOnceAndStartsAnew() {
        status = 410;
        watch.look();
        clock.advance(Duration.ofHours(1));
        watch.look();
        assertThat(links.dead(List.of(meeting.id()))).isNotEmpty();
        status = 200;
        meetings.update(cast.ines(), meeting.id(), draft("2026-12-01", "/j/2"), meetings.byId(meeting.id())
                .orElseThrow().version());
        watch.look();
        assertThat(links.dead(List.of(meeting.id()))).isEmpty();
        assertThat(asked.getLast()).isEqualTo("HEAD /j/2");
    }

    @Test
    void aProviderThatWantsASignInOrIsBusyProvesNothing() {
        for (int other : List.of(302, 401, 403, 429, 500, 503)) {
            status = other;
            clock.advance(Duration.ofDays(1));
            watch.look();
            assertThat(links.dead(List.of(meeting.id()))).as("%s", other).isEmpty();
        }
    }

    private String alarms() {
        return Http.page(cast.signIn(http.fresh(), cast.ines()).get("/staff")).text();
    }
}
