package org.convene.rights;

/**
 * Where a change of address stands, for the page behind the link in the mail to the old one.
 *
 * @param address the old one, half masked
 * @param preferences path of the preference page once it is used again, otherwise empty
 */
public record AddressReturn(State state, String address, String preferences) {

    /** LATE: its time is over, or the person is not there any more. */
    public enum State {
        OPEN, AGREED, UNDONE, LATE
    }

    static AddressReturn late() {
        return new AddressReturn(State.LATE, "", "");
    }
}
