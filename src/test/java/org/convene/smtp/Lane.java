package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** A run of prepared messages that writes down what became of each. */
final class Lane implements Run<String> {
    private final Deque<Outgoing<String>> waiting = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    final List<Answer> answers = new ArrayList<>();
    final List<String> answered = new ArrayList<>();
    final List<String> intended = new ArrayList<>();
    Predicate<String> mayFinish = what -> true;

    static Lane of(String... recipients) {
        Lane lane = new Lane();
        for (String recipient : recipients) {
            lane.add(recipient, ("Subject: to " + recipient + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return lane;
    }

    Lane add(String recipient, byte[] content) {
        return add(new Outgoing<>(recipient, "bounce@example.org", recipient, false, content));
    }

    Lane add(Outgoing<String> message) {
        waiting.add(message);
        return this;
    }

    @Override
    public @Nullable Outgoing<String> next() {
        Outgoing<String> next = waiting.poll();
        if (next != null) {
            taken.add(next.what());
        }
        return next;
    }

    @Override
    public boolean mayFinish(Outgoing<String> message) {
        intended.add(message.what());
        return mayFinish.test(message.what());
    }

    @Override
    public void answered(Outgoing<String> message, Answer answer) {
        answered.add(message.what());
        answers.add(answer);
    }

    List<Answer.Kind> kinds() {
        return answers.stream().map(Answer::kind).toList();
    }

    /** The contract: each that was taken is answered once, in that order. */
    boolean allAnswered() {
        return answered.equals(taken);
    }
}
