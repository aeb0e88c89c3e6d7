package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.admin.SampleCommunities;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.Meetings;
import org.convene.meeting.Samples;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Venue;
import org.convene.rights.Rights;
import org.convene.subscription.MailKind;
import org.convene.subscription.MemberAddition;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.PreferenceChange;
import org.convene.subscription.SignupRequest;
import org.convene.subscription.Subscriptions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample communities for a year: both clock changes of both hemispheres, sessions that move, fall out and take place after
 * all, people who come, go, rest, return and change their address. On every day of it every calendar is right. Until April,
 * when clocks of both hemispheres have changed once; {@code -Pnightly} goes on for the whole year. {@code
 * -Dconvene.year.seed} for another one.
 */
@ConveneTest
class YearIT {
    private static final int DAYS = Integer.getInteger("convene.year.days", 150);
    private static final long SEED = Long.getLong("convene.year.seed", 4);
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/Los_Angeles", "America/Sao_Paulo",
            "Asia/Kolkata", "Australia/Sydney", "America/New_York", "Pacific/Auckland", "Africa/Nairobi");
    private static final List<String> SLUGS = List.of("universities", "cities", "policy", "european-network",
            "panel-discussions", "europe-sync", "employee-engagement", "office-metrics", "career-path", "monthly-call",
            "events");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    @Autowired
    SampleCommunities samples;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Rights rights;
    @Autowired
    Cast cast;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    private final Random random = new Random(SEED);
    private final Map<String, List<SimulatedGroup.Strand>> strands = new LinkedHashMap<>();
    private @Nullable Staff ines;
    private @Nullable YearOfMembers members;
    private SimulatedGroup.@Nullable Strand cancelled;
    private @Nullable LocalDate cancelledDate;
    private int newcomers;

    @Test
    void everyCalendarIsRightOnEveryDay() {
        open();
        Instant first = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(1));
        for (int day = 1; day <= DAYS; day++) {
            clock.set(first.plus(Duration.ofDays(day)).plus(Duration.ofHours(day * 5L % 20)));
            settle();
            happen(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            settle();
        }
        assertThat(members().mails()).isGreaterThan(DAYS);
    }

    /** The sample communities, what is special in the originals beside them, and the first members. */
    private void open() {
        samples.writeOnce();
        ines = cast.ines();
        members = new YearOfMembers(jdbc);
        plan("universities", new MeetingDraft("Closing happy hours", "Tea, coffee or something stronger.",
                "2026-12-09", "", 60, online(), List.of(time("15:00", "Europe/Berlin"),
                        time("18:00", "Europe/Berlin"))));
        plan("monthly-call", new MeetingDraft("Office hour", "Bring a question.", "2026-12-01", "FREQ=WEEKLY", 45,
                online(), List.of(time("09:00", "Europe/Berlin"), time("17:00", "America/Los_Angeles"),
                        time("10:00", "Asia/Tokyo")),
                true));
        plan("events", new MeetingDraft("Events", "As they come.", "2026-12-02", "ANNOUNCED", 90, online(),
                List.of(time("14:00", "America/Los_Angeles"))));
        for (String slug : SLUGS) {
            for (Meeting meeting : meetings.of(List.of(group(slug).id()))) {
                strand(slug, meeting);
            }
        }
        for (int i = 0; i < ZONES.size(); i++) {
            YearOfMembers.Member member = members().add("First" + i, ZONES.get(i));
            for (int g = 0; g < 5; g++) {
                join(member, SLUGS.get((3 * i + 2 * g) % SLUGS.size()));
            }
        }
        strands.values().forEach(all -> all.forEach(one -> invitations.send(ines(), one.meeting.id())));
        settle();
    }

    private void plan(String slug, MeetingDraft draft) {
        meetings.create(ines(), group(slug).id(), draft);
    }

    private void strand(String slug, Meeting meeting) {
        SimulatedGroup.Strand strand = new SimulatedGroup.Strand(meeting);
        meetings.coming(meeting, 3).forEach(one -> strand.notes.put(one.date(),
                new Samples.Noted(one.date(), one.session(), Map.of())));
        strands.computeIfAbsent(slug, key -> new ArrayList<>()).add(strand);
    }

    private static Venue online() {
        return new Venue(Venue.Kind.ONLINE, "https://video.example.org/j/77?pwd=year", Venue.Place.UNKNOWN);
    }

    private static MeetingDraft.Time time(String local, String zone) {
        return new MeetingDraft.Time("", local, zone, null);
    }

    /** What is due at this time is done, all mail arrives, and everybody looks. */
    private void settle() {
        clock.advance(WINDOW);
        subscriptions.resumeDue(Integer.MAX_VALUE);
        members().all.forEach(this::wakesUp);
        invitations.ripe().forEach(invitations::leave);
        members().read(clock.instant());
        members().check(clock.instant(), strands);
    }

    private void wakesUp(YearOfMembers.Member member) {
        member.paused = member.paused
                && member.resting.filter(one -> subscriptions.member(one, MailKind.INVITATIONS).isEmpty()).isPresent();
    }

    private void happen(LocalDate day) {
        int month = (int) (day.toEpochDay() / 30);
        switch (day.getDayOfMonth()) {
            case 2 -> comeByStaff();
            case 3 -> comeByThemselves();
            case 4 -> cancelOne();
            case 7 -> restore(month % 4 == 0);
            case 9 -> move();
            case 12 -> leave();
            case 13 -> leaveAll();
            case 14 -> note(session -> session.withTopic("Topic " + random.nextInt(100)),
                    SessionChange.topic("Topic "), true);
            case 15 -> pause(day);
            case 17 -> anotherAddress();
            case 19 -> answer();
            case 21 -> comeBack();
            case 23 -> rearrange(day.getMonthValue());
            case 25 -> sendAgain();
            case 26 -> announce(day);
            case 27 -> thinkAgain();
            case 28 -> note(session -> session.with(Session.Status.TENTATIVE),
                    SessionChange.to(Session.Status.TENTATIVE), false);
            default -> {
            }
        }
    }

    private void comeByStaff() {
        YearOfMembers.Member member = members().add("New" + newcomers, ZONES.get(newcomers++ % ZONES.size()));
        for (String slug : some(3)) {
            join(member, slug);
        }
    }

    private void comeByThemselves() {
        YearOfMembers.Member member = members().add("New" + newcomers, ZONES.get(newcomers++ % ZONES.size()));
        signUp(member, some(3));
    }

    private void signUp(YearOfMembers.Member member, List<String> chosen) {
        subscriptions.signUp(new SignupRequest(member.address, member.name, chosen, "en", member.zone, "page", ""),
                false);
        members().read(clock.instant());
        subscriptions.confirm(token(member, "/confirm/"), Locale.ENGLISH, "");
        chosen.stream().filter(slug -> group(slug).joining() == Group.JoiningPolicy.APPROVAL).forEach(
                slug -> subscriptions.members(ines(), slug, new MemberFilter(null, member.address, null, 1))
                        .forEach(row -> subscriptions.accept(ines(), slug, row.id())));
        member.groups.addAll(chosen);
    }

    private void comeBack() {
        members().all.stream().filter(one -> !one.paused && one.groups.size() < 2)
                .max(Comparator.comparing(one -> one.name))
                .ifPresent(member -> signUp(member, some(SLUGS.size()).stream()
                        .filter(slug -> !member.groups.contains(slug)).limit(2).toList()));
    }

    private void leave() {
        YearOfMembers.Member member = somebody();
        String slug = member.groups.stream().sorted().findFirst().orElseThrow();
        String link = subscriptions.linksFor(member(member, slug)).unsubscribeUrl();
        subscriptions.leave(link.substring(link.lastIndexOf('/') + 1), "link", "");
        member.groups.remove(slug);
    }

    private void leaveAll() {
        YearOfMembers.Member member = somebody();
        if (random.nextBoolean()) {
            subscriptions.leaveAll(preferences(member), "");
        } else {
            member.groups
                    .forEach(slug -> subscriptions.removeMember(ines(), slug, member(member, slug).subscription()));
        }
        member.groups.clear();
    }

    private void pause(LocalDate day) {
        YearOfMembers.Member member = somebody();
        member.resting = Optional.of(member(member, member.groups.iterator().next()).subscription());
        subscriptions.changePreferences(preferences(member), new PreferenceChange(null, null, null, List.of(),
                List.of(), List.of(), List.of(), List.of(), day.plusDays(15 + random.nextInt(30)).toString()), "");
        member.paused = true;
    }

    private void anotherAddress() {
        YearOfMembers.Member member = somebody();
        String address = "moved" + random.nextInt(1_000_000) + "@example.net";
        members().alsoAt(member, address);
        rights.askForAddress(preferences(member), address);
        members().read(clock.instant());
        rights.confirmAddress(token(member, "/confirm/"));
        member.address = address;
    }

    private void answer() {
        YearOfMembers.Member member = somebody();
        List<HeldInvitation> held = held(member);
        held.stream().findFirst().ifPresent(one -> invitations.answer(one.id(), Answer.ACCEPTED));
        held.stream().skip(1).findFirst().ifPresent(one -> one.told().next(clock.instant())
                .ifPresent(next -> invitations.answer(one.id(),
                        Given.here(Answer.DECLINED, next.original(), clock.instant()))));
    }

    private void sendAgain() {
        YearOfMembers.Member member = somebody();
        held(member).stream().findFirst().ifPresent(one -> {
            member.again = true;
            invitations.again(one.id());
        });
    }

    private void cancelOne() {
        SimulatedGroup.Strand strand = some();
        LocalDate date = coming(strand, 8);
        meetings.change(ines(), strand.meeting.id(), date, SessionChange.to(Session.Status.CANCELLED));
        SimulatedGroup.put(strand, date, session -> session.with(Session.Status.CANCELLED), Duration.ZERO);
        cancelled = strand;
        cancelledDate = date;
    }

    private void restore(boolean not) {
        if (!not && cancelled != null && cancelledDate != null && !cancelled.meeting.cancelled()) {
            meetings.change(ines(), cancelled.meeting.id(), cancelledDate,
                    SessionChange.to(Session.Status.CONFIRMED));
            SimulatedGroup.put(cancelled, cancelledDate, session -> session.with(Session.Status.CONFIRMED),
                    Duration.ZERO);
        }
        cancelled = null;
    }

    /** Moved, and with a word added before that was told. */
    private void move() {
        SimulatedGroup.Strand strand = some();
        LocalDate date = coming(strand, 3);
        Duration step = Duration.ofHours(1 + random.nextInt(50));
        LocalDateTime start = meetings.occurrence(strand.meeting, date).orElseThrow().times().getFirst().original()
                .plus(step);
        meetings.change(ines(), strand.meeting.id(), date, SessionChange.to(start));
        meetings.change(ines(), strand.meeting.id(), date, SessionChange.topic("Moved"));
        SimulatedGroup.put(strand, date, session -> session.withTopic("Moved"), step);
    }

    private void note(UnaryOperator<Session> edit, SessionChange change, boolean topic) {
        SimulatedGroup.Strand strand = some();
        LocalDate date = coming(strand, 2);
        SimulatedGroup.put(strand, date, edit, Duration.ZERO);
        SessionChange told = topic ? SessionChange.topic(strand.note(date).session().topic()) : change;
        meetings.change(ines(), strand.meeting.id(), date, told);
    }

    /** Edits that are taken back before anybody was told, but who came meanwhile. */
    private void thinkAgain() {
        SimulatedGroup.Strand strand = some();
        LocalDate date = coming(strand, 2);
        LocalDateTime start = strand.meeting.slots().getFirst().on(date);
        meetings.change(ines(), strand.meeting.id(), date, SessionChange.topic("Never told"));
        meetings.change(ines(), strand.meeting.id(), date, SessionChange.to(start.plusHours(3)));
        YearOfMembers.Member member = members().add("New" + newcomers, ZONES.get(newcomers++ % ZONES.size()));
        strands.forEach((slug, all) -> {
            if (all.contains(strand)) {
                join(member, slug);
            }
        });
        invitations.undo(ines(), strand.meeting.id());
        strand.meeting = meetings.byId(strand.meeting.id()).orElseThrow();
    }

    private void announce(LocalDate day) {
        SimulatedGroup.Strand events = strands.getOrDefault("events", List.of()).stream()
                .filter(one -> one.meeting.recurrence().announced()).findFirst().orElseThrow();
        LocalDate date = day.plusDays(20);
        meetings.addDate(ines(), events.meeting.id(), events.meeting.slots().getFirst().on(date), SessionChange.NONE);
        events.notes.put(date, new Samples.Noted(date, Session.PLAIN, Map.of(), true));
    }

    private void rearrange(int month) {
        String slug = SLUGS.get(month % 10);
        List<SimulatedGroup.Strand> all = strands.getOrDefault(slug, List.of());
        SimulatedGroup.Strand strand = all.getFirst();
        Meeting meeting = strand.meeting;
        MeetingDraft old = MeetingDraft.of(meeting);
        MeetingDraft.Time lead = old.slots().getFirst();
        switch (month) {
            case 12 -> update(strand, with(old, old.title(), old.recurrence(), List.of(time("13:30", lead.zone()))));
            case 1 -> update(strand, with(old, "Call, renamed", old.recurrence(), old.slots()));
            case 2 -> update(strand, with(old, old.title(), old.recurrence(),
                    List.of(lead, time("20:00", "Asia/Tokyo"))));
            case 3, 9 -> follow(slug, strand, with(old, old.title(), old.recurrence(),
                    List.of(time("11:15", lead.zone()))));
            case 4 -> update(strand, with(old, old.title(), old.recurrence(),
                    List.of(time(lead.time(), "America/Sao_Paulo"))));
            case 5 -> update(strand, with(old, old.title(), old.recurrence(), List.of(lead)));
            case 6 -> update(strand, with(old, old.title(), "FREQ=MONTHLY;BYDAY=1TU,3TU", old.slots()));
            case 7 -> another(strand, old);
            case 8 -> {
                meetings.cancel(ines(), meeting.id(), "It has done its work.");
                strands.put(slug, all.stream().filter(one -> one != strand).toList());
            }
            default -> update(strand, with(old, old.title(), old.recurrence() + ";UNTIL=20280101T000000", old.slots()));
        }
    }

    /** Another room: calendars know it by a link of ours, so nobody is mailed. */
    private void another(SimulatedGroup.Strand strand, MeetingDraft old) {
        update(strand, new MeetingDraft(old.title(), old.description(), old.firstDate(), old.recurrence(),
                old.minutes(), new Venue(Venue.Kind.ONLINE, "https://video.example.org/j/other", Venue.Place.UNKNOWN),
                old.slots(), old.alternating()));
    }

    private static MeetingDraft with(MeetingDraft old, String title, String rule, List<MeetingDraft.Time> slots) {
        return new MeetingDraft(title, old.description(), old.firstDate(), rule, old.minutes(), old.venue(), slots,
                old.alternating());
    }

    private void update(SimulatedGroup.Strand strand, MeetingDraft draft) {
        clear(strand);
        long version = meetings.byId(strand.meeting.id()).orElseThrow().version();
        strand.meeting = meetings.update(ines(), strand.meeting.id(), draft, version);
    }

    private void follow(String slug, SimulatedGroup.Strand strand, MeetingDraft draft) {
        clear(strand);
        LocalDate from = coming(strand, 40);
        long version = meetings.byId(strand.meeting.id()).orElseThrow().version();
        Meeting next = meetings.updateFrom(ines(), strand.meeting.id(), from, draft, version);
        strand.meeting = meetings.byId(strand.meeting.id()).orElseThrow();
        if (!next.id().equals(strand.meeting.id())) {
            List<SimulatedGroup.Strand> all = new ArrayList<>(strands.getOrDefault(slug, List.of()));
            all.add(new SimulatedGroup.Strand(next));
            strands.put(slug, all);
        }
    }

    /** Nothing is noted for what lies ahead. */
    private void clear(SimulatedGroup.Strand strand) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        strand.notes.values().stream().filter(one -> one.date().isAfter(today)).toList().forEach(note -> {
            meetings.change(ines(), strand.meeting.id(), note.date(), new SessionChange(Session.Status.CONFIRMED, "",
                    "", "", List.of(), List.of(), strand.meeting.slots().getFirst().on(note.date()), 0,
                    Venue.Place.UNKNOWN, null, List.of()));
            strand.notes.remove(note.date());
        });
    }

    private LocalDate coming(SimulatedGroup.Strand strand, int days) {
        return comingFrom(strand, days).orElseThrow();
    }

    private Optional<LocalDate> comingFrom(SimulatedGroup.Strand strand, int days) {
        Instant now = clock.instant();
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days);
        return strand.dates(now.plus(Duration.ofDays(days + 140L))).stream().filter(date -> date.isAfter(from))
                .filter(date -> strand.note(date).session().status() != Session.Status.CANCELLED
                        && strand.note(date).moves().isEmpty())
                .findFirst();
    }

    private SimulatedGroup.Strand some() {
        List<SimulatedGroup.Strand> all = strands.values().stream().flatMap(List::stream)
                .filter(one -> comingFrom(one, 8).isPresent()).toList();
        return all.get(random.nextInt(all.size()));
    }

    private List<String> some(int many) {
        List<String> all = new ArrayList<>(SLUGS);
        java.util.Collections.shuffle(all, random);
        return all.subList(0, many);
    }

    private YearOfMembers.Member somebody() {
        List<YearOfMembers.Member> all = members().all.stream()
                .filter(one -> !one.paused && !one.groups.isEmpty()).toList();
        return all.get(random.nextInt(all.size()));
    }

    private void join(YearOfMembers.Member member, String slug) {
        if (member.groups.add(slug)) {
            subscriptions.addMember(ines(), slug, new MemberAddition(member.address, member.name, "en", member.zone,
                    "Asked at the conference", true));
        }
    }

    private List<HeldInvitation> held(YearOfMembers.Member member) {
        return invitations.held(member.groups.stream().map(slug -> member(member, slug).subscription()).toList())
                .stream().filter(one -> one.told().next(clock.instant()).isPresent()).toList();
    }

    private org.convene.subscription.Member member(YearOfMembers.Member member, String slug) {
        List<org.convene.subscription.Member> found = new ArrayList<>();
        subscriptions.forEachMember(group(slug).id(), MailKind.INVITATIONS, one -> {
            if (one.address().equals(new EmailAddress(member.address))) {
                found.add(one);
            }
        });
        return found.getFirst();
    }

    private String preferences(YearOfMembers.Member member) {
        String link = subscriptions.linksFor(member(member, member.groups.iterator().next())).preferencesUrl();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** The token of the newest letter that has such a link. */
    private static String token(YearOfMembers.Member member, String part) {
        String text = member.lastWith(part);
        int at = text.indexOf(part) + part.length();
        return text.substring(at).split("[^A-Za-z0-9_.~-]", 2)[0];
    }

    private Group group(String slug) {
        return groups.bySlug(slug).orElseThrow();
    }

    private Staff ines() {
        return java.util.Objects.requireNonNull(ines);
    }

    private YearOfMembers members() {
        return java.util.Objects.requireNonNull(members);
    }
}
