package org.convene.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Empties every table and turns the clock back before each test. */
class CleanTables implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        var context = test.getApplicationContext();
        context.getBean(SettableClock.class).set(SettableClock.START);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        String tables = jdbc.sql("""
                SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history'
                """).query(String.class).optional().orElse("");
        if (!tables.isEmpty()) {
            jdbc.sql("TRUNCATE " + tables + " CASCADE").update();
        }
    }
}
