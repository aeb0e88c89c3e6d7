package org.convene.rights;

/**
 * Where the change to another address stands, for the page behind the link in the mail to it.
 *
 * @param address the new one, half masked
 * @param preferences path of the preference page once it is done, otherwise empty
 */
public record AddressChange(State state, String address, String preferences) {

    /** LATE: expired, or the person is not there any more. */
    public enum State {
        OPEN, DONE, LATE
    }

    static AddressChange late() {
        return new AddressChange(State.LATE, "", "");
    }
}
