package org.convene.oidc;

/** The provider, or what it says of somebody, does not let them in. */
class NotLetIn extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** What the person is told. */
    enum Reason {
        /** The provider gives no answer, or none that makes sense. */
        DOWN,
        /** The person, or the provider, said no. */
        DENIED,
        /** What came back is not what was asked for here and now: old, for somebody else, forged. */
        INVALID,
        /** The provider does not vouch for the address. */
        UNVERIFIED,
        /** The provider’s rule for coming in is not met. */
        NOT_ALLOWED,
        /** Nobody invited this address. */
        NOT_INVITED
    }

    NotLetIn(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    NotLetIn(Reason reason, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
