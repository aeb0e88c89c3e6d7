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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Answer;
import org.convene.calendar.EventText;
import org.convene.calendar.LocalTimes;
import org.convene.calendar.Party;
import org.convene.calendar.Recurrence;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Entry;
import org.convene.meeting.Meeting;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Samples;
import org.convene.meeting.Session;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.meeting.Truth;
import org.convene.meeting.Venue;
import org.convene.subscription.ClockPreference;
import org.convene.subscription.Member;

/** A group whose moderators keep changing its meetings, members who come and go, and the mails each of them gets. */
final class SimulatedGroup {
    static final List<ZoneId> ZONES = List.of("Europe/Berlin", "America/Los_Angeles", "America/Sao_Paulo",
            "Asia/Kolkata", "Australia/Sydney", "America/New_York").stream().map(ZoneId::of).toList();
    /** Where clocks run alike: calendars show no difference. */
    private static final Map<ZoneId, ZoneId> ALIKE = Map.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Europe/Paris"),
            ZoneId.of("America/Los_Angeles"), ZoneId.of("America/Vancouver"), ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Asia/Colombo"), ZoneId.of("Australia/Sydney"), ZoneId.of("Australia/Melbourne"),
            ZoneId.of("America/New_York"), ZoneId.of("America/Toronto"));
    private static final List<String> RULES = List.of("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "FREQ=MONTHLY;BYDAY=2TH", "FREQ=MONTHLY;BYDAY=1TU,3TU", "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "FREQ=DAILY;INTERVAL=3",
            "FREQ=MONTHLY;BYMONTHDAY=31", "ANNOUNCED", "");
    private static final List<Answer> ANSWERS = List.of(Answer.ACCEPTED, Answer.DECLINED, Answer.TENTATIVE);
    private static final int SIGHT = 380;
    private static final int MEETINGS = 3;
    final List<Person> people = new ArrayList<>();
    final List<Strand> strands = new ArrayList<>();
    private final RandomGenerator random;
    private final Map<String, SlotContent> contents = new HashMap<>();
    private Instant now = Samples.NOW;
    private int mails;

    /** A group with one meeting. */
    SimulatedGroup(RandomGenerator random) {
        this.random = random;
        strands.add(new Strand(starting(Samples.with(Samples.monthly(), RULES.get(random.nextInt(RULES.size() - 3)),
                List.of(slot())), today())));
        for (int i = 0; i < ZONES.size(); i++) {
            people.add(new Person(i));
        }
    }

    /** A meeting, and what was noted for its dates. */
    static final class Strand {
        Meeting meeting;
        final Map<LocalDate, Samples.Noted> notes = new TreeMap<>();
        @Nullable
        private Known known;

        /** The rule's dates, each with its place, as they were reckoned last. */
        private record Known(Meeting meeting, Instant to, List<LocalDate> dates, Map<LocalDate, Integer> places) {}

        Strand(Meeting meeting) {
            this.meeting = meeting;
        }

        Samples.Noted note(LocalDate date) {
            return notes.getOrDefault(date, new Samples.Noted(date, Session.PLAIN, Map.of()));
        }

        /** As lib-recur repeats the rule, and the dates beside it. */
        List<LocalDate> dates(Instant to) {
            return Stream.concat(rule(to).stream(), notes.values().stream().filter(Samples.Noted::added)
                    .map(Samples.Noted::date)).distinct().sorted().toList();
        }

        private List<LocalDate> rule(Instant to) {
            Known last = known;
            if (last == null || last.meeting() != meeting || !last.to().equals(to)) {
                List<LocalDate> dates = repeated(to);
                Map<LocalDate, Integer> places = new HashMap<>();
                dates.forEach(date -> places.putIfAbsent(date, places.size()));
                last = new Known(meeting, to, dates, places);
                known = last;
            }
            return last.dates();
        }

        private Map<LocalDate, Integer> places(Instant to) {
            rule(to);
            return Objects.requireNonNull(known).places();
        }

        private List<LocalDate> repeated(Instant to) {
            Recurrence rule = meeting.recurrence();
            return rule.announced()
                    ? List.of()
                    : rule.once()
                            ? List.of(meeting.firstDate())
                            : SimulatedCalendar.repeat(rule.toRule(), meeting.firstDate().atTime(12, 0),
                                    ZoneOffset.UTC, to).stream().map(LocalDateTime::toLocalDate).toList();
        }

        boolean beside(LocalDate date, Instant to) {
            return note(date).added() && !places(to).containsKey(date);
        }

        /** Which slots a date has: all, or by turns. */
        List<Slot> slots(LocalDate date, Instant to) {
            List<Slot> all = meeting.slots();
            if (!meeting.alternating() || all.size() == 1) {
                return all;
            }
            return List.of(all.get(places(to).getOrDefault(date, 0) % all.size()));
        }
    }

    /** A mail and when it was sent. @param repeated sent once more on purpose */
    record Posted(Instant at, SimulatedCalendar.Letter mail, boolean repeated) {}

    /** What dates of an invitation were answered apart from the others, as the server notes it; empty: like the others since. */
    private record Apart(Map<LocalDateTime, Optional<Answer>> dates) {
        private void follow(AnswerFate fate) {
            Map<LocalDateTime, LocalDateTime> names = fate.names(dates.keySet());
            Set<LocalDateTime> over = fate.over(dates.keySet());
            Map<LocalDateTime, Optional<Answer>> after = new TreeMap<>();
            dates.forEach((date, said) -> after.putIfAbsent(names.getOrDefault(date, date),
                    fate.askedAgain() && !over.contains(date) ? Optional.empty() : said));
            dates.clear();
            dates.putAll(after);
            fate.moved().forEach(date -> dates.put(date, Optional.of(Answer.NEEDS_ACTION)));
        }

        /** With an answer to all dates go those that were asked about again. */
        private void likeAll() {
            dates.replaceAll((date, said) -> said.filter(answer -> answer != Answer.NEEDS_ACTION));
        }

        private Answer on(LocalDateTime date, Invitation held) {
            return dates.getOrDefault(date, Optional.empty()).orElse(held.answer());
        }

        private Map<LocalDateTime, Answer> with(Invitation held) {
            return dates.keySet().stream().collect(Collectors.toMap(date -> date, date -> on(date, held)));
        }
    }

    /** One member: what the server noted, and programs that read the mails. */
    static final class Person {
        final List<Posted> received = new ArrayList<>();
        final List<Posted> underway = new ArrayList<>();
        final SimulatedCalendar replacing = new SimulatedCalendar(false);
        final SimulatedCalendar keeping = new SimulatedCalendar(true);
        final SimulatedCalendar late = new SimulatedCalendar(false);
        int read;
        boolean in;
        private EmailAddress address;
        private final ZoneId zone;
        private Member member;
        private List<Invitation> held = new ArrayList<>();
        private final Map<UUID, Apart> dates = new HashMap<>();

        Person(int number) {
            address = new EmailAddress("member" + number + "@example.org");
            zone = ZONES.get(number % ZONES.size());
            member = joined();
        }

        private Member joined() {
            return new Member(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), address, "", Locale.ENGLISH,
                    zone, ClockPreference.LANGUAGE, Set.of());
        }

        private void take(Set<UUID> slots) {
            member = new Member(member.subscription(), member.subscriber(), member.group(), member.address(), "",
                    Locale.ENGLISH, zone, ClockPreference.LANGUAGE, slots);
        }

        String address() {
            return address.value();
        }

        boolean choosy() {
            return !member.slots().isEmpty();
        }

        /** Reckoned apart from {@link Member#takes}: none of a meeting's own slots is named, or this one is. */
        private boolean takes(Meeting meeting, Slot slot) {
            List<UUID> named = meeting.slots().stream().map(Slot::id).filter(member.slots()::contains).toList();
            return named.isEmpty() || named.contains(slot.id());
        }

        private Apart apart(UUID invitation) {
            return dates.computeIfAbsent(invitation, id -> new Apart(new TreeMap<>()));
        }

        private List<Invitation> of(Meeting meeting) {
            return held.stream().filter(one -> one.meeting().equals(meeting.id())).toList();
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
        Strand strand = strands.get(random.nextInt(strands.size()));
        Person person = people.get(random.nextInt(people.size()));
        Meeting meeting = strand.meeting;
        return switch (random.nextInt(27)) {
            case 0, 1 -> person.in ? leave(person, "leave") : join(person, true);
            case 2 -> person.in ? leave(person, "pause") : join(person, false);
            case 3 -> move(person);
            case 4 -> note(strand, "topic", session -> session.withTopic("Topic " + random.nextInt(1000)), false);
            case 5, 6 -> note(strand, "move", session -> session, true);
            case 7, 8 -> note(strand, "cancel", session -> session.with(Session.Status.CANCELLED), false);
            case 9 -> restore(strand);
            case 10 -> note(strand, "tentative", session -> session.with(Session.Status.TENTATIVE), false);
            case 11 -> clear(strand);
            case 12 -> change(strand, "rule", starting(Samples.with(meeting, rule(), meeting.slots()), today()));
            case 13 -> change(strand, "end", Samples.with(meeting, ending(meeting), meeting.slots()));
            case 14 -> change(strand, "slot", Samples.with(meeting, meeting.recurrence().toRule(), slots(meeting)));
            case 15 -> change(strand, "zone", Samples.with(meeting, meeting.recurrence().toRule(), zone(meeting)));
            case 16 -> change(strand, "turns", changed(meeting, meeting.title(), !meeting.alternating(), ""));
            case 17 -> change(strand, "title", changed(meeting, "Call " + random.nextInt(1000), meeting.alternating(),
                    ""));
            case 18 -> change(strand, "link", changed(meeting, meeting.title(), meeting.alternating(),
                    "https://video.example.org/j/" + random.nextInt(1000)));
            case 19 -> answer(person);
            case 20 -> add(strand);
            case 21 -> following(strand);
            case 22 -> again(person);
            case 23, 24 -> choose(person, strand);
            case 25 -> change(strand, "length", lasting(meeting, 30 * random.nextInt(1, 5)));
            default -> later();
        };
    }

    /** The mails that bring every calendar to what is true leave. */
    void send() {
        for (Strand strand : strands) {
            Judge judge = judge(strand);
            people.stream().filter(person -> person.in)
                    .forEach(person -> post(person, judge.forMember(person.member, person.of(strand.meeting)), false));
        }
    }

    private Judge judge(Strand strand) {
        now = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Truth truth = Samples.truth(strand.meeting, now, strand.notes.values().toArray(Samples.Noted[]::new));
        return new Judge(strand.meeting, truth, contents, said -> false, now, "example.org");
    }

    private void post(Person person, List<Due> due, boolean repeated) {
        for (Due one : due) {
            String said = one.content().toString();
            contents.put(said, one.content());
            Invitation sent = one.sent(said, now);
            person.held.removeIf(old -> old.id().equals(sent.id()));
            if (sent.held()) {
                person.held.add(sent);
            }
            Apart apart = person.apart(sent.id());
            apart.follow(one.fate());
            String text = new InvitationObjects(one, sent, entry -> words(one.content(), entry), apart.with(sent))
                    .part(new Party("Group", "group@example.org"), new EmailAddress("group@example.org")).text();
            Posted post = new Posted(now, SimulatedCalendar.read(text), repeated);
            person.received.add(post);
            person.underway.add(post);
            mails++;
        }
    }

    private static EventText words(SlotContent content, Entry entry) {
        String summary = content.title() + (entry.topic().isEmpty() ? "" : ": " + entry.topic());
        return new EventText(summary, entry.description(), entry.place(), "", "");
    }

    /** What the calendar of who takes everything should show, as lib-recur repeats the meetings' rules. */
    List<SimulatedCalendar.Shown> truth() {
        return truth(strands, now);
    }

    /** What a member's calendar should show, as lib-recur repeats the meetings' rules. */
    List<SimulatedCalendar.Shown> truth(Person person) {
        return truth(strands, now, person::takes);
    }

    static List<SimulatedCalendar.Shown> truth(List<Strand> strands, Instant now) {
        return truth(strands, now, (meeting, slot) -> true);
    }

    private static List<SimulatedCalendar.Shown> truth(List<Strand> strands, Instant now,
            BiPredicate<Meeting, Slot> taken) {
        Instant to = now.plus(Duration.ofDays(SIGHT));
        List<SimulatedCalendar.Shown> all = new ArrayList<>();
        for (Strand strand : strands) {
            Meeting meeting = strand.meeting;
            for (LocalDate date : strand.dates(to)) {
                Samples.Noted note = strand.note(date);
                for (Slot slot : strand.slots(date, to)) {
                    LocalDateTime original = slot.on(date);
                    LocalDateTime start = note.moves().getOrDefault(slot.id(), original);
                    Session session = note.session();
                    boolean there = !start.equals(original) || strand.beside(date, to)
                            || date.equals(meeting.firstDate())
                            || LocalTimes.exists(original, slot.zone());
                    if (session.status() != Session.Status.CANCELLED && there && taken.test(meeting, slot)) {
                        all.add(new SimulatedCalendar.Shown(LocalTimes.instant(start, slot.zone()),
                                meeting.minutesOf(slot),
                                meeting.title() + (session.topic().isEmpty() ? "" : ": " + session.topic()),
                                meeting.description(), session.status() == Session.Status.TENTATIVE));
                    }
                }
            }
        }
        return seen(all, now);
    }

    /** What is in sight: dates that come one by one reach no further. */
    List<SimulatedCalendar.Shown> seen(List<SimulatedCalendar.Shown> all) {
        return seen(all, now);
    }

    static List<SimulatedCalendar.Shown> seen(List<SimulatedCalendar.Shown> all, Instant now) {
        return all.stream().filter(one -> one.start().plus(Duration.ofMinutes(one.minutes())).isAfter(now))
                .filter(one -> one.start().isBefore(now.plus(Duration.ofDays(SIGHT))))
                .sorted(Comparator.comparing(SimulatedCalendar.Shown::start)
                        .thenComparing(SimulatedCalendar.Shown::summary))
                .toList();
    }

    String join(Person person, boolean anew) {
        person.member = anew ? person.joined() : person.member;
        person.in = true;
        welcome(person);
        return "join " + person.address.value();
    }

    String leave(Person person, String what) {
        goodbye(person, Parting.LEFT);
        person.in = false;
        return what + " " + person.address.value();
    }

    private void welcome(Person person) {
        strands.forEach(strand -> post(person, judge(strand).chosen(person.member, person.of(strand.meeting)), false));
    }

    /** Some of a meeting's slots, or all again; as Newcomers does it. */
    private String choose(Person person, Strand strand) {
        List<UUID> all = strand.meeting.slots().stream().map(Slot::id).toList();
        Set<UUID> slots = new HashSet<>(person.member.slots());
        slots.removeAll(all);
        List<UUID> some = all.stream().filter(slot -> random.nextBoolean()).toList();
        slots.addAll(some.size() < all.size() ? some : List.of());
        person.take(slots);
        if (person.in) {
            for (Strand one : strands) {
                Judge judge = judge(one);
                List<Invitation> spare = person.of(one.meeting).stream()
                        .filter(held -> judge.spare(person.member, held))
                        .toList();
                post(person, judge.chosen(person.member, person.of(one.meeting)), false);
                person.held.removeIf(held -> spare.stream().anyMatch(left -> left.id().equals(held.id())));
            }
        }
        return "choose " + some.size() + " of " + all.size() + " by " + person.address.value();
    }

    private void goodbye(Person person, Parting parting) {
        for (Strand strand : strands) {
            Judge judge = judge(strand);
            post(person, person.of(strand.meeting).stream().map(one -> judge.takeBack(person.member, one, parting))
                    .flatMap(Optional::stream).toList(), false);
        }
        person.held = new ArrayList<>();
    }

    /** Another address; both are read by one program. */
    private String move(Person person) {
        person.address = new EmailAddress("moved" + random.nextInt(100_000) + "@example.org");
        if (person.in) {
            goodbye(person, Parting.MOVED);
            person.member = person.member.at(person.address);
            welcome(person);
        }
        return "move to " + person.address.value();
    }

    private String again(Person person) {
        for (Strand strand : strands) {
            Judge judge = judge(strand);
            post(person, person.of(strand.meeting).stream().map(one -> judge.again(person.member, one))
                    .flatMap(Optional::stream).toList(), true);
        }
        return "again " + person.address.value();
    }

    static void put(Strand strand, LocalDate date, UnaryOperator<Session> edit, Duration step) {
        Samples.Noted old = strand.note(date);
        strand.notes.put(date, new Samples.Noted(date, edit.apply(old.session()), step.isZero()
                ? old.moves()
                : strand.meeting.slots().stream().collect(
                        Collectors.toMap(Slot::id, slot -> slot.on(date).plus(step))),
                old.added()));
    }

    private String note(Strand strand, String what, UnaryOperator<Session> edit, boolean move) {
        List<LocalDate> coming = coming(strand);
        if (coming.isEmpty()) {
            return what + " nothing";
        }
        LocalDate date = coming.get(random.nextInt(Math.min(5, coming.size())));
        put(strand, date, edit, move ? Duration.ofHours(random.nextInt(1, 60)) : Duration.ZERO);
        return what + " " + date;
    }

    private String restore(Strand strand) {
        List<LocalDate> coming = coming(strand);
        return strand.notes.values().stream().filter(note -> note.session().status() == Session.Status.CANCELLED)
                .map(Samples.Noted::date).filter(coming::contains).findFirst().map(date -> {
                    put(strand, date, session -> session.with(Session.Status.CONFIRMED), Duration.ZERO);
                    return "restore " + date;
                }).orElse("restore nothing");
    }

    private String clear(Strand strand) {
        Optional<LocalDate> noted = coming(strand).stream().filter(strand.notes::containsKey)
                .filter(date -> !strand.note(date).added()).findFirst();
        noted.ifPresent(strand.notes::remove);
        return "clear " + noted;
    }

    private String add(Strand strand) {
        LocalDate date = today().plusDays(random.nextInt(3, 90));
        if (strand.notes.containsKey(date) || strand.dates(now.plus(Duration.ofDays(SIGHT))).contains(date)) {
            return "add nothing";
        }
        strand.notes.put(date, new Samples.Noted(date, Session.PLAIN, Map.of(), true));
        return "add " + date;
    }

    /** One date and all that follow: as SeriesCut does it. */
    private String following(Strand strand) {
        Meeting old = strand.meeting;
        List<LocalDate> coming = coming(strand).stream().filter(date -> !strand.note(date).added()).toList();
        if (old.recurrence().once() || coming.size() < 2 || strands.size() >= MEETINGS) {
            return "following nothing";
        }
        LocalDate from = coming.get(1);
        List<Slot> slots = old.slots().stream().map(slot -> random.nextBoolean()
                ? slot()
                : new Slot(UUID.randomUUID(), "", slot.time(), slot.zone(), slot.minutes())).toList();
        Meeting next = new Meeting(UUID.randomUUID(), old.group(), "Call " + random.nextInt(1000), old.description(),
                from, old.recurrence(), old.minutes(), old.venue(), slots, old.alternating(), old.chathamHouse(),
                old.id(),
                old.status(),
                "", now, now, 1);
        Strand other = new Strand(next);
        strand.notes.values().stream().filter(note -> !note.date().isBefore(from)).toList().forEach(note -> {
            strand.notes.remove(note.date());
            other.notes.put(note.date(), new Samples.Noted(note.date(), note.session(), Map.of(), note.added()));
        });
        strand.meeting = Samples.with(old, old.recurrence().until(from.minusDays(1)).toRule(), old.slots());
        strands.add(other);
        people.forEach(person -> person.take(carried(person.member.slots(), old.slots(), slots)));
        return "following " + from + " " + old.recurrence().toRule();
    }

    private static Set<UUID> carried(Set<UUID> taken, List<Slot> before, List<Slot> after) {
        Set<UUID> slots = new HashSet<>(taken);
        for (int i = 0; i < before.size(); i++) {
            slots.addAll(taken.contains(before.get(i).id()) ? Set.of(after.get(i).id()) : Set.of());
        }
        return slots;
    }

    /** Dates on which nothing has begun yet. */
    private List<LocalDate> coming(Strand strand) {
        return strand.dates(now.plus(Duration.ofDays(SIGHT))).stream()
                .filter(date -> date.isAfter(today().plusDays(1)) && date.isBefore(today().plusDays(SIGHT)))
                .filter(date -> strand.note(date).moves().values().stream()
                        .allMatch(moved -> moved.toInstant(ZoneOffset.UTC).isAfter(now.plusSeconds(86_400 * 2))))
                .limit(8).toList();
    }

    private String change(Strand strand, String what, Meeting other) {
        strand.meeting = other;
        List<LocalDate> dates = strand.dates(now.plus(Duration.ofDays(2 * SIGHT)));
        strand.notes.keySet().removeIf(date -> !date.isBefore(today()) && !dates.contains(date));
        strand.notes.replaceAll((date, note) -> note.moves().keySet()
                .containsAll(other.slots().stream().map(Slot::id).toList())
                        ? note
                        : new Samples.Noted(date, note.session(), Map.of(), note.added()));
        return what + " " + other.recurrence().toRule() + " from " + other.firstDate()
                + (other.alternating() ? " by turns " : " ") + other.minutes() + " " + other.slots();
    }

    private String rule() {
        return RULES.get(random.nextInt(RULES.size()));
    }

    private String ending(Meeting meeting) {
        String rule = meeting.recurrence().toRule().replaceAll(";UNTIL=[^;]*", "");
        return rule.isEmpty() || rule.equals("ANNOUNCED") || random.nextBoolean()
                ? rule
                : rule + ";UNTIL=" + today().plusDays(random.nextInt(20, 400)).toString().replace("-", "")
                        + "T235959";
    }

    private List<Slot> slots(Meeting meeting) {
        List<Slot> slots = new ArrayList<>(meeting.slots());
        int which = random.nextInt(3);
        if (which == 0 && slots.size() < 3) {
            slots.add(slot());
        } else if (which == 1 && slots.size() > 1) {
            slots.removeLast();
        } else {
            Slot other = slot();
            slots.set(0, new Slot(slots.getFirst().id(), "", other.time(), other.zone(), other.minutes()));
        }
        return slots;
    }

    private List<Slot> zone(Meeting meeting) {
        boolean unnoticed = random.nextBoolean();
        return meeting.slots().stream().map(slot -> new Slot(slot.id(), slot.label(), slot.time(),
                unnoticed ? ALIKE.getOrDefault(slot.zone(), slot.zone()) : ZONES.get(random.nextInt(ZONES.size())),
                slot.minutes())).toList();
    }

    /** All slots get a zone whose clocks run alike, of which nobody needs to be told. */
    void renameZones() {
        strands.forEach(strand -> change(strand, "zone", Samples.with(strand.meeting,
                strand.meeting.recurrence().toRule(),
                strand.meeting.slots().stream().map(slot -> new Slot(slot.id(), slot.label(), slot.time(),
                        ALIKE.getOrDefault(slot.zone(), slot.zone()), slot.minutes())).toList())));
    }

    private Slot slot() {
        return new Slot(UUID.randomUUID(), "", LocalTime.of(random.nextInt(6, 20), 15 * random.nextInt(4)),
                ZONES.get(random.nextInt(ZONES.size())), random.nextBoolean() ? null : 90);
    }

    private Meeting lasting(Meeting old, int minutes) {
        return new Meeting(old.id(), old.group(), old.title(), old.description(), old.firstDate(), old.recurrence(),
                minutes, old.venue(), old.slots(), old.alternating(), old.chathamHouse(), old.follows(), old.status(),
                "", now, now, 1);
    }

    private Meeting changed(Meeting old, String title, boolean turns, String link) {
        Venue venue = link.isEmpty() ? old.venue() : new Venue(old.venue().kind(), link, old.venue().place());
        return new Meeting(old.id(), old.group(), title, old.description(), old.firstDate(), old.recurrence(),
                old.minutes(), venue, old.slots(), turns, old.chathamHouse(), old.follows(), old.status(), "", now, now,
                1);
    }

    /** The rule's first date on or after a day. */
    private static Meeting starting(Meeting old, LocalDate day) {
        Slot lead = old.slots().getFirst();
        LocalDate first = old.recurrence().announced()
                ? day
                : old.recurrence().first(lead.on(day.plusDays(2)), lead.zone()).orElseThrow().toLocalDate();
        return new Meeting(old.id(), old.group(), old.title(), old.description(), first, old.recurrence(),
                old.minutes(), old.venue(), old.slots(), old.alternating(), old.chathamHouse(), old.follows(),
                old.status(), "",
                old.firstMailed(), old.changed(), 1);
    }

    /**
     * Somebody answers in the calendar program, to all dates or to one; the reply arrives. In a program that has read the
     * mails so far: one that came later could not know of the answer.
     */
    private String answer(Person person) {
        CalendarCheck.readAll(person, () -> "before an answer of " + person.address.value());
        List<String> uids = person.held.stream().map(Invitation::uid).toList();
        List<SimulatedCalendar.Dated> all = person.replacing.dated(now)
                .filter(one -> uids.contains(one.uid()))
                .sorted(Comparator.comparing((SimulatedCalendar.Dated one) -> uids.indexOf(one.uid()))
                        .thenComparing(SimulatedCalendar.Dated::original))
                .toList();
        if (all.isEmpty()) {
            return "answer nothing";
        }
        SimulatedCalendar.Dated date = all.get(random.nextInt(Math.min(12, all.size())));
        Answer answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        Invitation held = person.held.stream().filter(one -> one.uid().equals(date.uid())).findFirst().orElseThrow();
        boolean one = !content(held).single() && random.nextInt(3) > 0;
        if (one) {
            person.apart(held.id()).dates().put(original(held, date), Optional.of(answer));
        } else {
            answerAll(person, held, answer);
        }
        person.replacing.answer(date.uid(), one ? date.original() : null, answer);
        person.keeping.answer(date.uid(), one ? date.original() : null, answer);
        return "answer " + answer + (one ? " to " + date.original() : "") + " by " + person.address.value();
    }

    /** Also to dates that were moved since the last answer. */
    private static void answerAll(Person person, Invitation held, Answer answer) {
        person.held.replaceAll(old -> !old.id().equals(held.id())
                ? old
                : new Invitation(old.id(), old.meeting(), old.slot(), old.part(), old.subscription(), old.address(),
                        old.uid(), old.sequence(), old.stamp(), old.fingerprint(), answer, true));
        person.apart(held.id()).likeAll();
    }

    /** What the server holds to be somebody's answer to a date of a calendar; empty when it holds nothing of it. */
    Optional<Answer> answered(Person person, SimulatedCalendar.Dated date) {
        return person.held.stream().filter(one -> one.uid().equals(date.uid())).findFirst()
                .map(held -> person.apart(held.id()).on(original(held, date), held));
    }

    /** Moments of sure dates that come, by which reminders find them in a member's calendar. */
    List<Instant> reminded(Person person) {
        Instant to = now.plus(Duration.ofDays(SIGHT));
        List<Instant> all = new ArrayList<>();
        for (Strand strand : strands) {
            List<Invitation> mine = person.of(strand.meeting);
            for (OccurrenceTime time : Samples.coming(strand.meeting, now, to,
                    strand.notes.values().toArray(Samples.Noted[]::new))) {
                mine.stream().filter(one -> one.slot().equals(time.slot().id()))
                        .filter(one -> time.date().sureIn(content(one)).isPresent())
                        .forEach(one -> all.add(time.start()));
            }
        }
        return all.stream().distinct().sorted().toList();
    }

    private LocalDateTime original(Invitation held, SimulatedCalendar.Dated date) {
        return LocalDateTime.ofInstant(date.original(), content(held).zone());
    }

    private SlotContent content(Invitation held) {
        return Objects.requireNonNull(contents.get(held.fingerprint()));
    }

    private String later() {
        now = now.plus(Duration.ofDays(random.nextInt(25)));
        return "later";
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
