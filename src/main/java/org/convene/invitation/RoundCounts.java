package org.convene.invitation;

/** How many mails a mailing about a meeting is made of. @param people who get at least one of them */
public record RoundCounts(long invitations, long updates, long cancellations, long people) {

    static final RoundCounts NONE = new RoundCounts(0, 0, 0, 0);

    /** Of two meetings of one group, whose members are mostly the same. */
    RoundCounts plus(RoundCounts other) {
        return new RoundCounts(invitations + other.invitations, updates + other.updates,
                cancellations + other.cancellations, Math.max(people, other.people));
    }

    /** Of other people besides. */
    RoundCounts beside(RoundCounts other) {
        return new RoundCounts(invitations + other.invitations, updates + other.updates,
                cancellations + other.cancellations, people + other.people);
    }

    public boolean any() {
        return people > 0;
    }

    String words() {
        return "%d new, %d updated, %d cancelled".formatted(invitations, updates, cancellations);
    }
}
