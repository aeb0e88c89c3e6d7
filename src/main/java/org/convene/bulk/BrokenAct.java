package org.convene.bulk;

import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Something went wrong while an act was looked at or carried out, and will again; nothing of that slice was kept. */
class BrokenAct extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String LOCKED = "55P03";
    private final UUID act;
    private final @Nullable UUID member;

    private BrokenAct(UUID act, @Nullable UUID member, RuntimeException cause) {
        super("act " + act + (member == null ? "" : ", member " + member), cause);
        this.act = act;
        this.member = member;
    }

    /**
     * What to throw for it: itself where it was told already where it broke, or waiting helps.
     *
     * @param member at whom it broke; null: at nobody in particular
     */
    static RuntimeException of(UUID act, @Nullable UUID member, RuntimeException broken) {
        return broken instanceof BrokenAct || passes(broken) ? broken : new BrokenAct(act, member, broken);
    }

    /** Whether waiting helps: the database is away or busy, or somebody else holds what is needed. */
    static boolean passes(RuntimeException broken) {
        return broken instanceof TransientDataAccessException || broken instanceof DataAccessResourceFailureException
                || broken instanceof TransactionException
                || broken.getCause() instanceof SQLException sql && LOCKED.equals(sql.getSQLState());
    }

    UUID act() {
        return act;
    }

    @Nullable
    UUID member() {
        return member;
    }
}
