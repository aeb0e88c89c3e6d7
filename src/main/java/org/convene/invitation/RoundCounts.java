package org.convene.invitation;

/** How many mails a mailing about a meeting is made of. @param people who get at least one of them */
public record RoundCounts(long invitations, long updates, long cancellations, long people) {

    public boolean any() {
        return people > 0;
    }

    String words() {
        return "%d new, %d updated, %d cancelled".formatted(invitations, updates, cancellations);
    }
}
