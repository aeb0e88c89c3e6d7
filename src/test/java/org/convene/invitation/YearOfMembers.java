package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** The members of a simulated year, each with calendar programs that read whatever mail arrives. */
final class YearOfMembers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    final List<Member> all = new ArrayList<>();
    private final Map<String, Member> byAddress = new HashMap<>();
    private final JdbcClient jdbc;
    private int mails;

    YearOfMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One person. @param groups by slug, those that the person is in now */
    static final class Member {
        final String name;
        final String zone;
        final Set<String> groups = new HashSet<>();
        private final List<String> letters = new ArrayList<>();
        String address;
        boolean paused;
        /** A subscription that pauses, or did last. */
        Optional<UUID> resting = Optional.empty();
        /** Asked to send again: what comes now changes nothing. */
        boolean again;
        private final SimulatedCalendar replacing = new SimulatedCalendar(false);
        private final SimulatedCalendar keeping = new SimulatedCalendar(true);

        Member(String name, String zone, String address) {
            this.name = name;
            this.zone = zone;
            this.address = address;
        }

        /** The newest letter with these words. */
        String lastWith(String words) {
            return letters.stream().filter(one -> one.contains(words)).reduce((one, other) -> other).orElseThrow();
        }

        boolean in(String group) {
            return !paused && groups.contains(group);
        }
    }

    private record Caught(UUID id, String recipient, byte[] raw) {}

    private record Arrived(Member member, SimulatedCalendar.Letter letter) {}

    int mails() {
        return mails;
    }

    Member add(String name, String zone) {
        Member member = new Member(name, zone, name.toLowerCase(java.util.Locale.ROOT) + "@example.org");
        all.add(member);
        byAddress.put(member.address, member);
        return member;
    }

    /** From now on the person reads another mailbox too. */
    void alsoAt(Member member, String address) {
        byAddress.put(address, member);
    }

    /** Everything that is to leave arrives and is read, in the order it was said. Each mail changes something. */
    void read(Instant now) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).pollDelay(Duration.ZERO)
                .until(this::allLeft);
        List<Arrived> arrived = new ArrayList<>();
        for (Caught mail : caught()) {
            Member member = byAddress.get(mail.recipient());
            ReceivedMail read = ReceivedMail.parse(mail.raw());
            if (member != null && read.calendar().isEmpty()) {
                member.letters.add(read.text());
            } else if (member != null) {
                arrived.add(new Arrived(member, SimulatedCalendar.read(read.calendar())));
            }
        }
        arrived.sort(Comparator.comparing(one -> one.letter().parts().getFirst().order()));
        arrived.forEach(one -> read(one, now));
        all.forEach(member -> member.again = false);
    }

    private void read(Arrived arrived, Instant now) {
        Member member = arrived.member();
        List<SimulatedCalendar.Shown> before = member.replacing.shown(now);
        member.replacing.receive(arrived.letter());
        member.keeping.receive(arrived.letter());
        mails++;
        assertThat(member.replacing.shown(now).equals(before))
                .as(() -> now + ": a mail to " + member.name + " changed nothing, or was to:\n"
                        + arrived.letter().text())
                .isEqualTo(member.again);
    }

    /** A mail that nobody is to get stands here until somebody reads it. */
    private boolean allLeft() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM chunk WHERE finished_at IS NULL)").query(Boolean.class)
                .single();
    }

    private List<Caught> caught() {
        return jdbc.sql("DELETE FROM caught_mail RETURNING id, recipient, raw")
                .query((row, number) -> new Caught(row.getObject("id", UUID.class), row.getString("recipient"),
                        row.getBytes("raw")))
                .list();
    }

    /** Every calendar shows what the person's groups decided, and nothing else. */
    void check(Instant now, Map<String, List<SimulatedGroup.Strand>> groups) {
        Map<String, List<SimulatedCalendar.Shown>> truths = new LinkedHashMap<>();
        groups.forEach((slug, strands) -> truths.put(slug, SimulatedGroup.truth(strands, now)));
        for (Member member : all) {
            List<SimulatedCalendar.Shown> truth = sorted(truths.entrySet().stream()
                    .filter(one -> member.in(one.getKey())).flatMap(one -> one.getValue().stream()).toList());
            same(member, "replacing", member.replacing, truth, now);
            same(member, "keeping exceptions", member.keeping, truth, now);
        }
    }

    private static void same(Member member, String kind, SimulatedCalendar calendar,
            List<SimulatedCalendar.Shown> truth, Instant now) {
        List<SimulatedCalendar.Shown> shown = sorted(SimulatedGroup.seen(calendar.shown(now), now));
        if (!shown.equals(truth)) {
            assertThat(List.of(less(shown, truth), less(truth, shown)))
                    .as("%s: %s (%s) in %s, shown wrongly, missing", now, member.name, kind, member.groups)
                    .isEqualTo(List.of(List.of(), List.of()));
        }
    }

    private static List<SimulatedCalendar.Shown> less(List<SimulatedCalendar.Shown> one,
            List<SimulatedCalendar.Shown> other) {
        List<SimulatedCalendar.Shown> rest = new ArrayList<>(one);
        other.forEach(rest::remove);
        return rest.stream().limit(4).toList();
    }

    private static List<SimulatedCalendar.Shown> sorted(List<SimulatedCalendar.Shown> all) {
        return all.stream().map(one -> new SimulatedCalendar.Shown(one.start(), one.minutes(), one.summary(), "",
                one.tentative()))
                .sorted(Comparator.comparing(SimulatedCalendar.Shown::start)
                        .thenComparing(SimulatedCalendar.Shown::summary)
                        .thenComparing(SimulatedCalendar.Shown::minutes))
                .toList();
    }
}
