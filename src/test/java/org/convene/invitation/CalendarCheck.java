package org.convene.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the calendars of a simulated group's members with what is true. */
final class CalendarCheck {
    private CalendarCheck() {}

    /** Reads the new mails, each of which must change something, and looks at all calendars. */
    static void everybody(SimulatedGroup group, Supplier<String> story) {
        List<SimulatedCalendar.Shown> truth = group.truth();
        for (SimulatedGroup.Person person : group.people) {
            readAll(person, story);
            List<SimulatedCalendar.Shown> mine = !person.in
                    ? List.of()
                    : person.choosy() ? group.truth(person) : truth;
            same(group.seen(person.replacing.shown(group.now())), mine,
                    () -> "replacing " + person.address() + " " + story.get());
            same(group.seen(person.keeping.shown(group.now())), mine,
                    () -> "keeping exceptions " + person.address() + " " + story.get());
            answers(group, person, story);
            reminders(group, person, mine, story);
        }
    }

    /** Whatever the dates are called in a calendar: a reminder finds each that is sure. */
    static void reminders(SimulatedGroup group, Supplier<String> story) {
        group.people.forEach(person -> reminders(group, person, person.in ? group.truth(person) : List.of(), story));
    }

    private static void reminders(SimulatedGroup group, SimulatedGroup.Person person,
            List<SimulatedCalendar.Shown> truth, Supplier<String> story) {
        List<Instant> sure = truth.stream().filter(one -> !one.tentative()).map(SimulatedCalendar.Shown::start)
                .filter(start -> start.isAfter(group.now())).distinct().sorted().toList();
        assertThat(group.reminded(person)).as(() -> "reminded " + person.address() + " " + story.get())
                .isEqualTo(sure);
    }

    /** Every calendar shows the answers that the server counts, and those to times that did not change are among them. */
    private static void answers(SimulatedGroup group, SimulatedGroup.Person person, Supplier<String> story) {
        for (SimulatedCalendar calendar : List.of(person.replacing, person.keeping)) {
            calendar.dated(group.now()).forEach(date -> {
                group.answered(person, date)
                        .ifPresent(said -> assertThat(date.answer())
                                .as(() -> date + " " + story.get() + "\n" + mails(person, date.uid()))
                                .isEqualTo(said));
                if (date.lasting() != null) {
                    assertThat(date.answer())
                            .as(() -> "forgotten: " + date + " " + story.get() + "\n" + mails(person, date.uid()))
                            .isEqualTo(date.lasting());
                }
            });
        }
    }

    /** Both programs read the mails that came since. */
    static void readAll(SimulatedGroup.Person person, Supplier<String> story) {
        for (SimulatedGroup.Posted post : person.received.subList(person.read, person.received.size())) {
            read(person, post, story);
        }
        person.read = person.received.size();
    }

    private static void read(SimulatedGroup.Person person, SimulatedGroup.Posted post, Supplier<String> story) {
        SimulatedCalendar before = person.replacing.excerpt(post.mail());
        person.replacing.receive(post.mail());
        person.keeping.receive(post.mail());
        boolean changed = !person.replacing.shown(post.at(), post.mail()).equals(before.shown(post.at(), post.mail()))
                || !post.repeated() && !person.replacing.ever(post.at(), post.mail())
                        .equals(before.ever(post.at(), post.mail()));
        if (changed == post.repeated()) {
            throw new AssertionError("changes " + (changed ? "something: " : "nothing: ") + story.get() + "\n"
                    + mails(person, post.mail().parts().getFirst().uid()));
        }
    }

    private static String mails(SimulatedGroup.Person person, String uid) {
        return person.address() + " got\n" + person.received.stream().map(one -> one.mail().text())
                .filter(text -> text.contains(uid)).collect(Collectors.joining("\n"));
    }

    private static void same(List<SimulatedCalendar.Shown> shown, List<SimulatedCalendar.Shown> truth,
            Supplier<String> story) {
        if (shown.equals(truth)) {
            return;
        }
        List<SimulatedCalendar.Shown> wrong = new ArrayList<>(shown);
        truth.forEach(wrong::remove);
        List<SimulatedCalendar.Shown> missing = new ArrayList<>(truth);
        shown.forEach(missing::remove);
        assertThat(List.of(wrong.stream().limit(5).toList(), missing.stream().limit(5).toList()))
                .as("shown wrongly, missing: %s", story.get()).isEqualTo(List.of(List.of(), List.of()));
    }

    /** Some of the mails under way arrive, in any order, one in three twice. */
    static void deliverSome(SimulatedGroup.Person person, RandomGenerator random) {
        Collections.shuffle(person.underway, Random.from(random));
        List<SimulatedGroup.Posted> waiting = new ArrayList<>(person.underway);
        person.underway.clear();
        for (SimulatedGroup.Posted post : waiting) {
            int fate = random.nextInt(6);
            if (fate < 3) {
                person.late.receive(post.mail());
            }
            if (fate >= 2) {
                person.underway.add(post);
            }
        }
    }

    /** Once all have arrived, a calendar that was late is as right as one that was not. */
    static void deliverRest(SimulatedGroup group, SimulatedGroup.Person person, String story) {
        person.underway.forEach(post -> person.late.receive(post.mail()));
        same(person.late.shown(group.now()), person.replacing.shown(group.now()), () -> "late " + story);
    }
}
