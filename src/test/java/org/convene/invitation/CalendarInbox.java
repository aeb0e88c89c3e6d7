package org.convene.invitation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** The mails with a calendar object that came to members. */
record CalendarInbox(Mailbox mailbox) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    List<ReceivedMail> to(String member) {
        return mailbox.mailsTo(member).stream().filter(mail -> !mail.calendar().isEmpty()).toList();
    }

    /** Waits until so many have come, and checks that no more did. */
    List<ReceivedMail> received(String member, int many) {
        Awaitility.await().atMost(PATIENCE).until(() -> to(member).size() >= many);
        List<ReceivedMail> mails = to(member);
        assertThat(mails).hasSize(many);
        return mails;
    }

    /** Waits until so many with this METHOD have come. */
    List<ReceivedMail> awaitMethod(String member, String method, int many) {
        Awaitility.await().atMost(PATIENCE).until(() -> of(member, method).size() >= many);
        return of(member, method);
    }

    static Map<String, ParsedInvitation> byUid(List<ReceivedMail> mails) {
        return mails.stream().map(ParsedInvitation::of)
                .collect(Collectors.toMap(ParsedInvitation::uid, Function.identity()));
    }

    private List<ReceivedMail> of(String member, String method) {
        return to(member).stream().filter(mail -> ParsedInvitation.of(mail).method().equals(method)).toList();
    }
}
