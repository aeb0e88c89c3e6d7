package org.convene.smtp;

/** An open connection to the relay; for one thread at a time. */
public final class SmtpConnection implements AutoCloseable {
    SmtpConnection() {}

    /**
     * Hands messages over until the run ends or the connection does; afterwards {@link #intact} tells which. Every
     * message taken was answered.
     *
     * @throws RelayUnreachable when the relay wants us to sign in (again); the message at hand was answered BROKEN
     */
    public <T> void converse(Run<T> run) throws RelayUnreachable {
        throw new RelayUnreachable(run.toString());
    }

    /** Whether the last conversation ended where the next may begin; otherwise the connection is closed already. */
    public boolean intact() {
        return false;
    }

    /** Whether the relay is still there. Asks it (NOOP) when the connection was idle for more than three seconds. */
    public boolean alive() {
        return false;
    }

    /** Says good-bye where that is possible and closes; does nothing when closed already. */
    @Override
    public void close() {}
}
