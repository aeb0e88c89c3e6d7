package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.convene.calendar.Answer;
import org.convene.calendar.EventText;
import org.convene.calendar.LocalTimes;
import org.convene.calendar.Recurrence;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Entry;
import org.convene.meeting.Meeting;
import org.convene.meeting.Samples;
import org.convene.meeting.Session;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;
import org.convene.subscription.Member;

/** A meeting that its moderators keep changing, members who come and go, and the mails each of them gets. */
final class SimulatedGroup {
    private static final List<String> RULES = List.of("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "FREQ=MONTHLY;BYDAY=2TH", "FREQ=MONTHLY;BYDAY=1TU,3TU", "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "FREQ=DAILY;INTERVAL=3", "");
    private static final List<ZoneId> ZONES = List.of("Europe/Berlin", "America/Los_Angeles", "America/Sao_Paulo",
            "Asia/Kolkata", "Australia/Sydney", "America/New_York").stream().map(ZoneId::of).toList();
    private static final int SIGHT = 800;
    final List<Person> people = new ArrayList<>();
    private final RandomGenerator random;
    private final Map<String, SlotContent> contents = new HashMap<>();
    private final Map<LocalDate, Samples.Noted> notes = new TreeMap<>();
    private Meeting meeting;
    private Instant now = Samples.NOW;
    private int mails;

    SimulatedGroup(RandomGenerator random) {
        this.random = random;
        meeting = Samples.with(Samples.monthly(), RULES.get(random.nextInt(RULES.size() - 1)),
                List.of(slot(UUID.randomUUID())));
        meeting = starting(meeting, today());
        for (int i = 0; i < ZONES.size(); i++) {
            people.add(new Person(i));
        }
    }

    /** A mail and when it was sent. */
    record Posted(Instant at, ParsedInvitation mail) {}

    /** One member: what the server noted, and two programs that read the mails. */
    static final class Person {
        final List<Posted> received = new ArrayList<>();
        final SimulatedCalendar replacing = new SimulatedCalendar(false);
        final SimulatedCalendar keeping = new SimulatedCalendar(true);
        int read;
        private final EmailAddress address;
        private final ZoneId zone;
        private Member member;
        private List<Invitation> held = new ArrayList<>();
        private boolean in;

        Person(int number) {
            address = new EmailAddress("member" + number + "@example.org");
            zone = ZONES.get(number);
            member = joined();
        }

        private Member joined() {
            return new Member(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), address, "", Locale.ENGLISH,
                    zone);
        }
    }

    Instant now() {
        return now;
    }

    int mails() {
        return mails;
    }

    /** One thing happens; returns what. */
    String step() {
        now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 3)));
        return switch (random.nextInt(16)) {
            case 0, 1 -> comeOrGo(people.get(random.nextInt(people.size())));
            case 2 -> note("topic", session -> session.withTopic("Topic " + random.nextInt(1000)), false);
            case 3, 4 -> note("move", session -> session, true);
            case 5, 6 -> note("cancel", session -> session.with(Session.Status.CANCELLED), false);
            case 7 -> restore();
            case 8 -> note("tentative", session -> session.with(Session.Status.TENTATIVE), false);
            case 9 -> clear();
            case 10 -> change("rule", starting(Samples.with(meeting, rule(), meeting.slots()), today()));
            case 11 -> change("end", Samples.with(meeting, ending(), meeting.slots()));
            case 12 -> change("slot", Samples.with(meeting, meeting.recurrence().toRule(), slots()));
            case 13 -> change("title", titled("Call " + random.nextInt(1000)));
            case 14 -> answer(people.get(random.nextInt(people.size())));
            default -> later();
        };
    }

    /** The mails that bring every calendar to what is true leave. */
    void send() {
        Judge judge = judge();
        for (Person person : people) {
            if (person.in) {
                post(person, judge.forMember(person.member, person.held));
            }
        }
    }

    private Judge judge() {
        now = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Truth truth = Samples.truth(meeting, now, notes.values().toArray(Samples.Noted[]::new));
        return new Judge(meeting, truth, contents, now, "example.org");
    }

    private void post(Person person, List<Due> due) {
        for (Due one : due) {
            String said = one.content().toString();
            contents.put(said, one.content());
            Invitation sent = one.sent(said, now);
            person.held.removeIf(old -> old.id().equals(sent.id()));
            if (sent.held()) {
                person.held.add(sent);
            }
            String text = new InvitationObjects(one, sent, entry -> words(one.content(), entry))
                    .part("Group", new EmailAddress("group@example.org")).text();
            person.received.add(new Posted(now, ParsedInvitation.of(zoneless(text))));
            mails++;
        }
    }

    /** The reading library has only so many zones to give away; VtimezoneTests look at ours. */
    private static String zoneless(String text) {
        return text.replaceAll("(?s)BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", "");
    }

    private static EventText words(SlotContent content, Entry entry) {
        String summary = content.title() + (entry.topic().isEmpty() ? "" : ": " + entry.topic());
        return new EventText(summary, entry.description(), entry.place(), "", "");
    }

    /** What a member's calendar should show, as lib-recur repeats the meeting's rule. */
    List<SimulatedCalendar.Shown> truth(Person person) {
        List<SimulatedCalendar.Shown> all = new ArrayList<>();
        for (Slot slot : person.in ? meeting.slots() : List.<Slot>of()) {
            for (LocalDate date : dates(slot)) {
                Samples.Noted note = notes.getOrDefault(date, new Samples.Noted(date, Session.PLAIN, Map.of()));
                LocalDateTime start = note.moves().getOrDefault(slot.id(), slot.on(date));
                Session session = note.session();
                if (session.status() != Session.Status.CANCELLED) {
                    all.add(new SimulatedCalendar.Shown(LocalTimes.instant(start, slot.zone()),
                            meeting.minutesOf(slot),
                            meeting.title() + (session.topic().isEmpty() ? "" : ": " + session.topic()),
                            meeting.description(), session.status() == Session.Status.TENTATIVE));
                }
            }
        }
        return all.stream().filter(one -> one.start().plus(Duration.ofMinutes(one.minutes())).isAfter(now))
                .filter(one -> one.start().isBefore(now.plus(Duration.ofDays(SIGHT))))
                .sorted(Comparator.comparing(SimulatedCalendar.Shown::start)
                        .thenComparing(SimulatedCalendar.Shown::summary))
                .toList();
    }

    private List<LocalDate> dates(Slot slot) {
        Recurrence rule = meeting.recurrence();
        return rule.once()
                ? List.of(meeting.firstDate())
                : SimulatedCalendar.repeat(rule.toRule(), slot.on(meeting.firstDate()), slot.zone(),
                        now.plus(Duration.ofDays(SIGHT))).stream().map(LocalDateTime::toLocalDate).toList();
    }

    private String comeOrGo(Person person) {
        Judge judge = judge();
        if (person.in) {
            post(person, person.held.stream().map(one -> judge.takeBack(person.member, one, Parting.LEFT))
                    .flatMap(java.util.Optional::stream).toList());
            person.held = new ArrayList<>();
        } else {
            person.member = person.joined();
            post(person, judge.missing(person.member, person.held));
        }
        person.in = !person.in;
        return (person.in ? "join " : "leave ") + person.address.value();
    }

    private String note(String what, java.util.function.UnaryOperator<Session> edit, boolean move) {
        List<LocalDate> coming = coming();
        if (coming.isEmpty()) {
            return what + " nothing";
        }
        LocalDate date = coming.get(random.nextInt(Math.min(5, coming.size())));
        Samples.Noted old = notes.getOrDefault(date, new Samples.Noted(date, Session.PLAIN, Map.of()));
        Duration step = Duration.ofHours(random.nextInt(1, 60));
        Map<UUID, LocalDateTime> moves = move
                ? meeting.slots().stream().collect(
                        Collectors.toMap(Slot::id, slot -> slot.on(date).plus(step)))
                : old.moves();
        notes.put(date, new Samples.Noted(date, edit.apply(old.session()), moves));
        return what + " " + date;
    }

    private String restore() {
        return notes.values().stream().filter(note -> note.session().status() == Session.Status.CANCELLED)
                .filter(note -> coming().contains(note.date())).findFirst().map(note -> {
                    notes.put(note.date(), new Samples.Noted(note.date(),
                            note.session().with(Session.Status.CONFIRMED), note.moves()));
                    return "restore " + note.date();
                }).orElse("restore nothing");
    }

    private String clear() {
        List<LocalDate> noted = coming().stream().filter(notes::containsKey).toList();
        noted.stream().findFirst().ifPresent(notes::remove);
        return "clear " + noted.stream().findFirst();
    }

    /** Dates on which nothing has begun yet. */
    private List<LocalDate> coming() {
        return dates(meeting.slots().getFirst()).stream()
                .filter(date -> date.isAfter(today().plusDays(1)))
                .filter(date -> notes.get(date) == null || notes.get(date).moves().values().stream()
                        .allMatch(moved -> moved.toInstant(ZoneOffset.UTC).isAfter(now.plusSeconds(86_400 * 2))))
                .limit(8).toList();
    }

    private String change(String what, Meeting other) {
        meeting = other;
        List<LocalDate> dates = meeting.slots().stream().flatMap(slot -> dates(slot).stream()).toList();
        notes.keySet().removeIf(date -> !date.isBefore(today()) && !dates.contains(date));
        notes.replaceAll((date, note) -> note.moves().keySet()
                .containsAll(meeting.slots().stream().map(Slot::id).toList())
                        ? note
                        : new Samples.Noted(date, note.session(), Map.of()));
        return what + " " + meeting.recurrence().toRule() + " from " + meeting.firstDate() + " " + meeting.slots();
    }

    private String rule() {
        return RULES.get(random.nextInt(RULES.size()));
    }

    private String ending() {
        String rule = meeting.recurrence().toRule().replaceAll(";UNTIL=[^;]*", "");
        return rule.isEmpty() || random.nextBoolean()
                ? rule
                : rule + ";UNTIL=" + today().plusDays(random.nextInt(20, 400)).toString().replace("-", "")
                        + "T235959";
    }

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>(meeting.slots());
        int which = random.nextInt(3);
        if (which == 0 && slots.size() < 3) {
            slots.add(slot(UUID.randomUUID()));
        } else if (which == 1 && slots.size() > 1) {
            slots.removeLast();
        } else {
            slots.set(0, slot(slots.getFirst().id()));
        }
        return slots;
    }

    private Slot slot(UUID id) {
        return new Slot(id, "", LocalTime.of(random.nextInt(6, 20), 15 * random.nextInt(4)),
                ZONES.get(random.nextInt(ZONES.size())), random.nextBoolean() ? null : 90);
    }

    private Meeting titled(String title) {
        return new Meeting(meeting.id(), meeting.group(), title, meeting.description(), meeting.firstDate(),
                meeting.recurrence(), meeting.minutes(), meeting.venue(), meeting.slots(), meeting.status(), "",
                now, now, 1);
    }

    /** The rule's first date on or after a day. */
    private static Meeting starting(Meeting old, LocalDate day) {
        Slot lead = old.slots().getFirst();
        LocalDate first = old.recurrence().first(lead.on(day.plusDays(2)), lead.zone()).orElseThrow().toLocalDate();
        return new Meeting(old.id(), old.group(), old.title(), old.description(), first, old.recurrence(),
                old.minutes(), old.venue(), old.slots(), old.status(), "", old.firstMailed(), old.changed(), 1);
    }

    private String answer(Person person) {
        person.held.replaceAll(one -> new Invitation(one.id(), one.meeting(), one.slot(), one.part(),
                one.subscription(), one.address(), one.uid(), one.sequence(), one.stamp(), one.fingerprint(),
                Answer.ACCEPTED, true));
        return "answer";
    }

    private String later() {
        now = now.plus(Duration.ofDays(random.nextInt(25)));
        return "later";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
