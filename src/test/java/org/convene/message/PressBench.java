package org.convene.message;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

/** Microseconds of processor time a message takes, rendered and filled in; run by {@code bench/message}. */
class PressBench {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RECIPIENTS = 1000;
    private static final int ROUNDS = 7;

    @Test
    void measure() {
        try (Workshop workshop = new Workshop()) {
            time(workshop, "announcement", Workshop.letter("announcement"));
            time(workshop, "invitation", Workshop.letter("meeting-invitation"));
            time(workshop, "invitation_own_values",
                    new Letter("meeting-invitation", Map.of(), null, null, Workshop.LIST, true, null, null));
            time(workshop, "invitation_calendar",
                    Workshop.letter("meeting-invitation", CalendarTextTests.invitation()));
        }
    }

    private static void time(Workshop workshop, String name, Letter letter) {
        List<Addressee> people = people(letter.template(), letter.model().isEmpty());
        LetterPress fast = (LetterPress) workshop.press(letter);
        MessageBuffer buffer = new MessageBuffer();
        double slow = Double.MAX_VALUE;
        double filled = Double.MAX_VALUE;
        long octets = 0;
        for (int round = 0; round < ROUNDS; round++) {
            slow = Math.min(slow, round(people, buffer, one -> workshop.press(letter), 1));
            filled = Math.min(filled, round(people, buffer, one -> fast, 20));
            octets = buffer.length();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        round(people, buffer, one -> fast, 10);
        long allocated = (THREADS.getCurrentThreadAllocatedBytes() - before) / RECIPIENTS / 10;
        System.out.printf(Locale.ROOT,
                "letter=%s octets=%d rendered_us=%.1f filled_us=%.1f filled_allocates=%d filled_share=%.3f%n", name,
                octets,
                slow, filled, allocated, fast.filled() / (double) ((ROUNDS * 20 + 10) * RECIPIENTS));
    }

    private static double round(List<Addressee> people, MessageBuffer buffer,
            java.util.function.Function<Addressee, Press> press, int times) {
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            for (Addressee one : people) {
                buffer.clear();
                press.apply(one).press(one, buffer);
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - began) / 1e3 / people.size() / times;
    }

    private static List<Addressee> people(String template, boolean ownValues) {
        List<Addressee> people = new ArrayList<>();
        for (int i = 0; i < RECIPIENTS; i++) {
            Addressee one = Workshop.addressee(template, "person" + i + "@example.org",
                    i % 3 == 0 ? "Zoë Müller " + i : "Mara Lind " + i, Workshop.languages().get(i % 5), "AbC" + i);
            Addressee invited = CalendarTextTests.invited(one);
            if (ownValues) {
                Workshop.shared(template).forEach(invited.values()::putIfAbsent);
            }
            people.add(invited);
        }
        return people;
    }
}
