package org.convene.database;

import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

/**
 * A request's patience with the database. It lasts for one wait in vain: what was tried once and failed is not tried again
 * for the same reader, who would wait a second time for the same answer.
 */
final class Patience {
    private static final ThreadLocal<@Nullable Patience> OF_THIS_REQUEST = new ThreadLocal<>();
    private boolean spent;

    /** Null on threads that serve no request. */
    static @Nullable Patience ofThisRequest() {
        return OF_THIS_REQUEST.get();
    }

    static void set(@Nullable Patience patience) {
        if (patience == null) {
            OF_THIS_REQUEST.remove();
        } else {
            OF_THIS_REQUEST.set(patience);
        }
    }

    void spend() {
        spent = true;
    }

    void require() throws SQLTransientConnectionException {
        if (spent) {
            throw new SQLTransientConnectionException("this request waited for the database in vain already");
        }
    }
}
