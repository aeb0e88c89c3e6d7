package org.convene.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@code outcome} beside that of {@link ChunkRepository#settle}: appended, never changed. */
@Repository
class OutcomeRepository {
    private final JdbcClient jdbc;

    OutcomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a worker heard that had lost its claim: kept for the record, it changes nothing. */
    void appendLate(Chunk chunk, List<Outcome> outcomes) {
        var statement = jdbc.sql("""
                insert into outcome (week, mailing, seq, chunk, fence, state, final, cause, reply, late)
                select :week, :mailing, o.seq, :chunk, :fence, o.state, o.final, o.cause, o.reply, true from
                """ + OutcomeColumns.ROWS).param("week", chunk.week()).param("mailing", chunk.mailing())
                .param("chunk", chunk.number()).param("fence", chunk.fence());
        OutcomeColumns.of(outcomes).bind(statement).update();
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

    /** How often deliveries were uncertain before for the same cause, by place. */
    Map<Integer, Integer> uncertainBefore(Chunk chunk, List<Outcome> now) {
        return jdbc.sql("""
                select s.seq, count(*) as times from unnest(cast(:seqs as int[]), :causes) as s(seq, cause)
                join outcome o on o.mailing = :mailing and o.week = :week and o.seq = s.seq and o.cause = s.cause
                    and o.state = 'UNCERTAIN' and not o.late
                group by s.seq
                """).param("seqs", now.stream().map(Outcome::seq).toArray(Integer[]::new))
                .param("causes", now.stream().map(Outcome::cause).toArray(String[]::new))
                .param("mailing", chunk.mailing()).param("week", chunk.week())
                .query((row, number) -> Map.entry(row.getInt("seq"), row.getInt("times"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Integer[] begun(Chunk chunk) {
        Integer[] seqs = new Integer[chunk.begun()];
        for (int i = 0; i < seqs.length; i++) {
            seqs[i] = chunk.seq(i);
        }
        return seqs;
    }
}
