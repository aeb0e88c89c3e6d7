package org.convene.invitation;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recurrenceset.OfRule;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.calendar.Recurrence;
import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the calendar costs, each figure beside its floor and in turns with it; run by {@code bench/calendar}. Medians of the
 * rounds, ratios medians of the rounds' ratios.
 */
@ConveneTest
class CalendarBench {
    private static final int ROUNDS = Integer.getInteger("convene.bench.rounds", 5);
    private static final int MEMBERS = Integer.getInteger("convene.bench.members", 50_000);
    private static final List<String> RULES = List.of("FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
            "FREQ=MONTHLY;BYDAY=2TH", "FREQ=MONTHLY;BYDAY=1MO,3MO", "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=3");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-01-06T15:00:00");
    private static final int DATES = 500;
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Rounds rounds;
    @Autowired
    InvitationRepository repository;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource database;
    @Autowired
    TransactionTemplate inTransaction;
    @Autowired
    Http http;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        expansion();
        feed();
        plan();
        figures.forEach((name, values) -> System.out.printf(Locale.ROOT, "figure %s=%.4g%n", name, median(values)));
        System.out.printf(Locale.ROOT, "figure name=calendar ratio=%.3f floor=%s%n", median(values("plan_ratio")),
                "a_plain_select_of_the_same_rows_into_the_same_records");
    }

    /** All rules of ours, dates with zone, against another library that knows no zone. */
    private void expansion() throws InvalidRecurrenceRuleException {
        List<Recurrence> ours = RULES.stream().map(Recurrence::parse).toList();
        for (int round = -2; round < ROUNDS; round++) {
            double our = rate(() -> ours.stream()
                    .mapToInt(rule -> rule.dates(FIRST, BERLIN, FIRST, DATES).size()).sum());
            double theirs = rate(this::others);
            if (round >= 0) {
                values("expand_per_second").add(our);
                values("expand_lib_recur_per_second").add(theirs);
                values("expand_ratio").add(our / theirs);
            }
        }
    }

    private int others() throws InvalidRecurrenceRuleException {
        int many = 0;
        for (String rule : RULES) {
            int left = DATES;
            for (DateTime date : new OfRule(new RecurrenceRule(rule), new DateTime(2026, 0, 6, 15, 0, 0))) {
                many += date.getYear() > 0 ? 1 : 0;
                if (--left == 0) {
                    break;
                }
            }
        }
        return many;
    }

    /** Dates per second of processor time. */
    private static double rate(Callable<Integer> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        long many = 0;
        try {
            while (threads.getCurrentThreadCpuTime() - began < 200_000_000L) {
                many += work.call();
            }
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        return many * 1e9 / (threads.getCurrentThreadCpuTime() - began);
    }

    /** A group's feed in which 1,000 dates have something of their own, against a file of the same size from the same server. */
    private void feed() throws Exception {
        Group group = scene.group("feed");
        Meeting meeting = meetings.create(scene.ines(), group.id(), MeetingScene.draft("Daily", "2026-11-22",
                "FREQ=DAILY", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        meetings.change(scene.ines(), meeting.id(), LocalDate.of(2026, 11, 23), SessionChange.topic("Session 0"));
        jdbc.sql("""
                INSERT INTO occurrence SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
                    'original_date', DATE '2026-11-23' + n, 'topic', 'Session ' || n))).*
                FROM occurrence o, generate_series(1, 999) n WHERE o.meeting_id = :meeting
                """).param("meeting", meeting.id()).update();
        String path = "/groups/feed/calendar.ics";
        HttpResponse<String> whole = http.get(path);
        assertThat(whole.body().split("BEGIN:VEVENT", -1)).hasSizeGreaterThan(1000);
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        int octets = whole.body().getBytes(StandardCharsets.UTF_8).length;
        values("feed_octets").add((double) octets);
        List<Path> files = Stream.of("target/fast/main/static/assets", "target/classes/static/assets").map(Path::of)
                .filter(Files::isDirectory).map(folder -> folder.resolve("bench.bin")).toList();
        for (Path file : files) {
            Files.write(file, new byte[octets]);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest cold = request(path).build();
            HttpRequest known = request(path).header("If-None-Match", etag).build();
            HttpRequest bytes = request("/assets/bench.bin").build();
            assertThat(client.send(bytes, HttpResponse.BodyHandlers.ofByteArray()).body()).hasSize(octets);
            for (int round = -2; round < ROUNDS; round++) {
                double colds = served(client, cold, 200);
                double knowns = served(client, known, 304);
                double floor = served(client, bytes, 200);
                if (round >= 0) {
                    values("feed_cold_per_second").add(colds);
                    values("feed_304_per_second").add(knowns);
                    values("feed_floor_per_second").add(floor);
                    values("feed_cold_ratio").add(colds / floor);
                    values("feed_304_ratio").add(knowns / floor);
                }
            }
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(http.base() + path));
    }

    private static double served(HttpClient client, HttpRequest request, int status) throws Exception {
        long began = System.nanoTime();
        int many = 0;
        while (System.nanoTime() - began < 600_000_000L) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode()).isEqualTo(status);
            many++;
        }
        return many * 1e9 / (System.nanoTime() - began);
    }

    /** What an edit would mail to all members of a large group, against reading the same rows and nothing more. */
    private void plan() throws Exception {
        Group group = scene.group("large");
        Meeting meeting = meetings.create(scene.ines(), group.id(), MeetingScene.draft("Weekly", "2026-12-03",
                "FREQ=WEEKLY", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        crowd(group, meeting);
        meetings.change(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10),
                SessionChange.to(Session.Status.CANCELLED));
        Meeting edited = meetings.byId(meeting.id()).orElseThrow();
        for (int round = -2; round < ROUNDS; round++) {
            double floor = seconds(() -> rows(group, meeting));
            double copied = seconds(() -> copied(meeting));
            double planned = seconds(() -> inTransaction.execute(status -> {
                RoundCounts counts = rounds.plan(edited).counts();
                assertThat(counts).isEqualTo(new RoundCounts(0, 0, MEMBERS, MEMBERS));
                return counts;
            }));
            if (round >= 0) {
                values("plan_members").add((double) MEMBERS);
                values("plan_seconds").add(planned);
                values("plan_floor_seconds").add(floor);
                values("plan_copy_seconds").add(copied);
                values("plan_ratio").add(planned / floor);
            }
        }
    }

    private void crowd(Group group, Meeting meeting) {
        scene.join(group, "first@example.org", "Europe/Berlin");
        jdbc.sql("""
                INSERT INTO subscriber SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
                    'address', 'member' || n || '@example.org', 'address_key', 'member' || n || '@example.org'))).*
                FROM subscriber s, generate_series(2, :many) n WHERE s.address = 'first@example.org'
                """).param("many", MEMBERS).update();
        jdbc.sql("""
                INSERT INTO subscription SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
                    'subscriber_id', p.id))).*
                FROM subscription s, subscriber p WHERE s.group_id = :group AND p.address LIKE 'member%'
                """).param("group", group.id()).update();
        jdbc.sql("ANALYZE").update();
        inTransaction.executeWithoutResult(status -> hold(meeting));
        jdbc.sql("ANALYZE").update();
    }

    /** As if all invitations had been sent. */
    private void hold(Meeting meeting) {
        Due one = rounds.plan(meeting).due().getFirst();
        String fingerprint = repository.keep(one.content());
        jdbc.sql("DELETE FROM invitation WHERE meeting_id = :meeting").param("meeting", meeting.id()).update();
        jdbc.sql("""
                INSERT INTO invitation (id, meeting_id, slot_id, part, subscription_id, address, uid, sequence, stamp,
                    fingerprint)
                SELECT gen_random_uuid(), :meeting, :slot, 0, s.id, p.address, gen_random_uuid() || '@example.org', 0,
                    now(), :fingerprint
                FROM subscription s JOIN subscriber p ON p.id = s.subscriber_id WHERE s.group_id = :group
                """).param("meeting", meeting.id()).param("slot", meeting.slots().getFirst().id())
                .param("fingerprint", fingerprint).param("group", meeting.group()).update();
    }

    /** The members and their invitations in two selects, each row made into a list of its values. */
    private int rows(Group group, Meeting meeting) {
        List<Object[]> all = new ArrayList<>();
        jdbc.sql("SELECT * FROM invitation WHERE meeting_id = :meeting AND held ORDER BY id")
                .param("meeting", meeting.id()).query(row -> {
                    all.add(new Object[]{row.getObject("id", UUID.class), row.getObject("slot_id", UUID.class),
                            row.getInt("part"), row.getObject("subscription_id", UUID.class),
                            row.getString("address"), row.getString("uid"), row.getInt("sequence"),
                            row.getObject("stamp"), row.getString("fingerprint"), row.getString("answer")});
                });
        jdbc.sql("""
                SELECT s.id, s.subscriber_id, p.address, p.name, p.language, p.zone FROM subscription s
                JOIN subscriber p ON p.id = s.subscriber_id WHERE s.group_id = :group ORDER BY s.id
                """).param("group", group.id()).query(row -> {
            all.add(new Object[]{row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                    row.getString(4), row.getString(5), row.getString(6)});
        });
        assertThat(all).hasSize(2 * MEMBERS);
        return all.size();
    }

    /** The invitations alone, as bytes that nobody reads. */
    private long copied(Meeting meeting) throws SQLException, java.io.IOException {
        try (Connection connection = database.getConnection()) {
            return connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (SELECT * FROM invitation WHERE meeting_id = '"
                            + meeting.id() + "' AND held) TO STDOUT (FORMAT binary)",
                            java.io.OutputStream.nullOutputStream());
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long began = System.nanoTime();
        work.call();
        return (System.nanoTime() - began) / 1e9;
    }

    private List<Double> values(String name) {
        return figures.computeIfAbsent(name, key -> new ArrayList<>());
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
