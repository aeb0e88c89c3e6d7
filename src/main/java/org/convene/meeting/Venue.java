package org.convene.meeting;

/**
 * Where a meeting is held.
 *
 * @param joinUrl the provider's address; never shown in public, see {@code /join/<token>}; empty: to be announced
 * @param place empty: to be announced
 */
public record Venue(Kind kind, String joinUrl, Place place) {

    public boolean online() {
        return kind != Kind.IN_PERSON;
    }

    public boolean inPerson() {
        return kind != Kind.ONLINE;
    }

    /** How people take part. */
    public enum Kind {
        ONLINE, IN_PERSON, BOTH
    }

    /**
     * A place people go to.
     *
     * @param host who receives us
     */
    public record Place(String host, String address) {
        public static final Place UNKNOWN = new Place("", "");

        public boolean known() {
            return !host.isEmpty() || !address.isEmpty();
        }

        /** One line; empty when unknown. */
        public String line() {
            return host.isEmpty() || address.isEmpty() ? host + address : host + ", " + address;
        }
    }
}
