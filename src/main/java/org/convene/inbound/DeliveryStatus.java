package org.convene.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.HeaderScan;
import org.convene.mime.Headers;

/** The part of a report that programs read (RFC 3464; RFC 6533 for addresses beyond ASCII). */
final class DeliveryStatus {
    private static final int MOST = 64 * 1024;
    private static final int MOST_GROUPS = 100;
    private final List<Headers> groups;

    private DeliveryStatus(List<Headers> groups) {
        this.groups = groups;
    }

    /** The first such part of a mail, if it names any recipient. */
    static Optional<DeliveryStatus> of(Entity message) {
        return message.own()
                .filter(part -> part.type().is("message/delivery-status")
                        || part.type().is("message/global-delivery-status"))
                .map(part -> new DeliveryStatus(groups(part.content(MOST)))).filter(status -> !status.groups.isEmpty())
                .findFirst();
    }

    /** Empty when nothing has failed: it is late, was relayed, or has arrived. */
    Optional<Bounce> failure() {
        return groups.stream().filter(DeliveryStatus::failed).map(DeliveryStatus::bounce).findFirst();
    }

    /** What the first group says has happened, one word. */
    String action() {
        return action(groups.getFirst());
    }

    private static Bounce bounce(Headers group) {
        String diagnostic = group.first("Diagnostic-Code").replaceFirst("^\\s*(?i:smtp|x-\\w+)\\s*;\\s*", "");
        Optional<StatusCode> said = StatusCode.in(diagnostic);
        StatusCode code = StatusCode.in(group.first("Status")).filter(status -> !status.general() || said.isEmpty())
                .or(() -> said).orElse(new StatusCode(5, 0, 0));
        return new Bounce(code.kind(BounceWords.kind(diagnostic)), code.toString(), diagnostic);
    }

    private static boolean failed(Headers group) {
        String action = action(group);
        return action.isEmpty() ? group.first("Status").strip().startsWith("5") : action.equals("failed");
    }

    private static String action(Headers group) {
        return group.first("Action").strip().toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*", "");
    }

    /** The fields about each recipient; those about the message, and empty groups that some programs write, are left out. */
    private static List<Headers> groups(byte[] content) {
        List<Headers> groups = new ArrayList<>();
        Budget budget = new Budget();
        int at = 0;
        while (at < content.length && groups.size() < MOST_GROUPS) {
            HeaderScan.Found group = HeaderScan.of(content, at, content.length, budget);
            at = group.body() > at ? group.body() : HeaderScan.next(content, at, content.length);
            Headers fields = group.headers();
            if (fields.has("Action") || fields.has("Status") || fields.has("Final-Recipient")) {
                groups.add(fields);
            }
        }
        return groups;
    }
}
