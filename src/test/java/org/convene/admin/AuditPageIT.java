package org.convene.admin;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class AuditPageIT {
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    AuditLog audit;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;

    @Test
    void actsAndThingsAreSaidInWords() {
        Staff ines = cast.ines();
        accounts.rename(ines, "Ines Falk");
        audit.record(ines, "kite.fly-high", "kite:00000000-0000-7000-8000-000000000001", "=SUM(A1)");
        audit.record(ines, "community.delete", "community:00000000-0000-7000-8000-000000000002", "old-friends");
        String text = rows(signedIn(ines).get("/staff/audit")).toString();
        assertThat(text).contains("Changed their name", "person “Ines Falk”", "kite: fly high", "old-friends")
                .doesNotContain("staff.rename", ines.id().toString());
    }

    @Test
    void filtersNarrowByWhoWhatGroupAndDay() {
        Staff ines = cast.ines();
        Staff mo = cast.moderator("Mo");
        String[] bearer = cast.bearer(ines);
        http.json("POST", "/api/v1/groups", "{\"name\":\"Cities\",\"slug\":\"cities\"}", bearer);
        http.json("POST", "/api/v1/groups", "{\"name\":\"Villages\",\"slug\":\"villages\"}", bearer);
        http.json("POST", "/api/v1/groups/cities/meetings", "{\"title\":\"City call\",\"timeZone\":\"Europe/Berlin\","
                + "\"start\":\"2026-12-10T15:00\",\"durationMinutes\":60}", bearer);
        accounts.rename(mo, "Mo Two");
        audit.record(mo, "subscription.add", "subscription:x", "cities");
        clock.advance(Duration.ofDays(2));
        audit.record(mo, "group.update", "group:y", "late");
        Http page = signedIn(ines);
        assertThat(rows(page.get("/staff/audit?group=cities"))).hasSize(3)
                .anyMatch(row -> row.contains("meeting “City call”")).anyMatch(row -> row.contains("Added a member"))
                .noneMatch(row -> row.contains("Villages"));
        assertThat(rows(page.get("/staff/audit?who=" + mo.id()))).hasSize(3);
        assertThat(rows(page.get("/staff/audit?who=" + mo.id() + "&kind=staff"))).hasSize(1);
        assertThat(rows(page.get("/staff/audit?who=&kind=group&group=&from=2026-11-23&to=2026-11-23"))).hasSize(1);
        assertThat(rows(page.get("/staff/audit?kind=group&to=2026-11-22"))).hasSize(2);
        assertThat(Http.page(page.get("/staff/audit?group=nowhere")).text()).contains("Nobody did anything like this");
        assertThat(page.get("/staff/audit?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void aHundredThousandEntriesArePagedAndExportedWhole() {
        Staff ines = cast.ines();
        jdbc.sql("""
                INSERT INTO audit_entry (id, at, staff, name, act, object, details)
                SELECT uuidv7(), CAST('2026-11-01T00:00Z' AS timestamptz) + number * interval '1 second', :staff, 'Ines',
                    CASE WHEN number % 1000 = 0 THEN 'group.update' ELSE 'staff.rename' END, 'group:x', '=1+' || number
                FROM generate_series(1, 100000) AS number
                """).param("staff", ines.id()).update();
        Http browser = signedIn(ines);
        browser.get("/staff/audit");
        long start = System.nanoTime();
        HttpResponse<String> page = browser.get("/staff/audit?kind=group&to=2026-11-21");
        assertThat(rows(page)).hasSize(50);
        String next = Http.page(page).select("a[rel=next]").attr("href");
        assertThat(next).contains("kind=group", "to=2026-11-21");
        assertThat(rows(browser.get(next))).hasSize(50).doesNotContainAnyElementsOf(rows(page));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        HttpResponse<String> csv = Cast.submitTo(browser, "/staff/audit", "/staff/audit/export");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().count()).isEqualTo(1 + jdbc.sql("SELECT count(*) FROM audit_entry")
                .query(Long.class).single());
        assertThat(csv.body()).contains("\"'=1+77\"").doesNotContain("\"=1+");
        assertThat(rows(browser.get("/staff/audit")).getFirst()).contains("Exported this log");
    }

    @Test
    void onlyAdminsReadIt() {
        Http mo = signedIn(cast.moderator("Mo"));
        assertThat(mo.get("/staff/audit").statusCode()).isEqualTo(403);
        String csrf = Http.page(mo.get("/staff/account")).select("input[name=_csrf]").attr("value");
        assertThat(mo.post("/staff/audit/export", "_csrf", csrf).statusCode()).isEqualTo(403);
    }

    private Http signedIn(Staff person) {
        return cast.signIn(http.fresh(), person);
    }

    private static List<String> rows(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return Http.page(page).select("tbody tr").eachText();
    }
}
