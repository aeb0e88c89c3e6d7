package org.convene.delivery;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code outcome} in the hands of workers: appended, never changed. */
@Repository
class OutcomeRepository {
    private final JdbcClient jdbc;

    OutcomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param late they come from a worker that has lost its claim: kept for the record, they change nothing */
    void append(Chunk chunk, List<Outcome> outcomes, boolean late) {
        jdbc.sql("""
                insert into outcome (week, mailing, seq, chunk, fence, state, final, cause, reply, late)
                select :week, :mailing, o.seq, :chunk, :fence, o.state, o.final, o.cause, o.reply, :late
                from unnest(cast(:seqs as int[]), :states, cast(:finals as boolean[]), :causes, :replies)
                    as o(seq, state, final, cause, reply)
                """).param("week", chunk.week()).param("mailing", chunk.mailing()).param("chunk", chunk.number())
                .param("fence", chunk.fence()).param("late", late)
                .param("seqs", outcomes.stream().map(Outcome::seq).toArray(Integer[]::new))
                .param("states", outcomes.stream().map(outcome -> outcome.state().name()).toArray(String[]::new))
                .param("finals", outcomes.stream().map(Outcome::last).toArray(Boolean[]::new))
                .param("causes", outcomes.stream().map(Outcome::cause).toArray(String[]::new))
                .param("replies", outcomes.stream().map(Outcome::reply).toArray(String[]::new)).update();
    }

    /** Of the chunk's deliveries that were intended under earlier claims those nobody recorded an outcome of. */
    List<Integer> missing(Chunk chunk) {
        return jdbc.sql("""
                select s.seq from unnest(cast(:seqs as int[])) as s(seq)
                where not exists (select from outcome o where o.mailing = :mailing and o.week = :week
                    and o.seq = s.seq and o.chunk = :chunk and not o.late)
                order by s.seq
                """).param("seqs", begun(chunk)).param("mailing", chunk.mailing()).param("week", chunk.week())
                .param("chunk", chunk.number()).query((row, number) -> row.getInt("seq")).list();
    }

    private static Integer[] begun(Chunk chunk) {
        Integer[] seqs = new Integer[chunk.begun()];
        for (int i = 0; i < seqs.length; i++) {
            seqs[i] = chunk.seq(i);
        }
        return seqs;
    }
}
