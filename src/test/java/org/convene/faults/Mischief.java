package org.convene.faults;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.convene.faults.LedgerSink.Script;
import org.convene.faults.LedgerSink.Step;

/**
 * A relay as bad as they come: refuses for now and for good, hangs up, falls silent, stores mail and breaks before it says
 * so. Some recipients are chosen for one fate by their number, the rest is chance. It takes no more mail than it is allowed
 * to at the moment, so that there is still some on its way when the next fault comes.
 */
final class Mischief implements Script {
    private static final long SLOW_MILLIS = 3000;
    private final Random chance = new Random(5);
    private final Set<String> had = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final AtomicInteger allowed = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger silences = new AtomicInteger(6);
    private volatile boolean calm;

    /** Something that happens once, when this replica comes to this step. */
    private record Trap(Step step, String replica, Runnable happens) {}

    /** The fate of a recipient by the last three digits of its number. */
    enum Fate {
        REFUSED_AT_RCPT(7, Step.RCPT, "550 5.1.1 no such user", true), REFUSED_AT_DOT(107, Step.DOT,
                "554 5.7.1 not this one", true), STORED_THEN_RESET(207, Step.STORED, HANG_UP,
                        false), STORED_THEN_SILENT(307, Step.STORED, SILENCE, false), SILENT_AT_DOT(407, Step.DOT,
                                SILENCE, false), BROKEN_AT_DOT(507, Step.DOT, HANG_UP, false);

        private final int digits;
        private final Step step;
        private final String reply;
        private final boolean always;

        Fate(int digits, Step step, String reply, boolean always) {
            this.digits = digits;
            this.step = step;
            this.reply = reply;
            this.always = always;
        }

        static Optional<Fate> of(String recipient) {
            OptionalInt number = number(recipient);
            for (Fate fate : number.isEmpty() ? new Fate[0] : values()) {
                if (number.getAsInt() % 1000 == fate.digits) {
                    return Optional.of(fate);
                }
            }
            return Optional.empty();
        }

        private static OptionalInt number(String recipient) {
            String digits = recipient.replaceAll("\\D", "");
            return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
        }

        boolean forGood() {
            return always;
        }
    }

    void allow(int more) {
        allowed.addAndGet(more);
    }

    /** From now on nothing is left to chance: it refuses whom it always refuses and takes everything else. */
    void calmDown() {
        calm = true;
    }

    /** From now on it takes what it has taken so far and {@link #allow more}; the rest trickles. */
    void limit() {
        allowed.set(seen.get());
    }

    void takeAll() {
        allowed.set(Integer.MAX_VALUE);
    }

    void trap(Step step, String replica, Runnable happens) {
        trap.set(new Trap(step, replica, happens));
    }

    /** Whether the trap is still waiting. */
    boolean trapped() {
        return trap.get() != null;
    }

    @Override
    public String at(Step step, String replica, String recipient) {
        Trap set = trap.get();
        if (set != null && set.step() == step && set.replica().equals(replica) && trap.compareAndSet(set, null)) {
            set.happens().run();
            return HANG_UP;
        }
        if (step == Step.MAIL) {
            slowDown();
        }
        Fate fate = Fate.of(recipient).orElse(null);
        if (fate != null && fate.step == step && (fate.always || !calm && had.add(recipient))) {
            return fate.reply;
        }
        return calm ? GO : byChance(step);
    }

    private void slowDown() {
        if (seen.incrementAndGet() > allowed.get()) {
            try {
                Thread.sleep(SLOW_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String byChance(Step step) {
        int drawn;
        synchronized (chance) {
            drawn = chance.nextInt(1000);
        }
        return switch (step) {
            case CONNECT -> drawn < 50 ? "421 4.3.2 too busy" : GO;
            case MAIL -> drawn < 4 ? "421 4.7.0 that is enough for now" : drawn < 8 ? "451 4.3.0 try later" : GO;
            case RCPT -> drawn < 8
                    ? "450 4.2.1 try later"
                    : drawn == 8 && silences.decrementAndGet() >= 0
                            ? SILENCE
                            : GO;
            case DATA -> drawn < 4 ? "451 4.3.0 try later" : drawn == 4 ? HANG_UP : GO;
            case DOT -> drawn < 8 ? "452 4.3.1 try later" : GO;
            case STORED, ANSWERED -> GO;
        };
    }
}
