package org.convene.delivery;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Outcomes on their way into the database: an array for each column, so that one statement takes them all. */
record OutcomeColumns(Integer[] seqs, String[] states, Boolean[] finals, String[] causes, String[] replies) {
    /** The arrays as rows of a statement. */
    static final String ROWS = """
            unnest(cast(:seqs as int[]), :states, cast(:finals as boolean[]), :causes, :replies)
                as o(seq, state, final, cause, reply)
            """;

    static OutcomeColumns of(List<Outcome> outcomes) {
        int size = outcomes.size();
        var columns = new OutcomeColumns(new Integer[size], new String[size], new Boolean[size], new String[size],
                new String[size]);
        for (int i = 0; i < size; i++) {
            Outcome outcome = outcomes.get(i);
            columns.seqs[i] = outcome.seq();
            columns.states[i] = outcome.state().name();
            columns.finals[i] = outcome.last();
            columns.causes[i] = outcome.cause();
            columns.replies[i] = outcome.reply();
        }
        return columns;
    }

    /** Gives the statement its {@link #ROWS}. */
    StatementSpec bind(StatementSpec statement) {
        return statement.param("seqs", seqs).param("states", states).param("finals", finals).param("causes", causes)
                .param("replies", replies);
    }
}
