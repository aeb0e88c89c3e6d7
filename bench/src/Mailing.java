import java.sql.SQLException;
import java.util.function.LongSupplier;

/** One announcement through the product's door, from the click on publish until no delivery is open. */
final class Mailing {
    private static final String TEXT = "Cities that opened their offices write what changed, and you are asked to tell yours. "
            + "Fifteen minutes are enough, slides are optional, and [this page](https://example.org/how-it-works) says how. ";

    /** @param finish seconds after the click. {@code rowsPerSecond}: recipients written down a second */
    record Times(double firstMail, double finish, double rowsPerSecond) {}

    private final Service service;
    private final LongSupplier arrived;

    /** @param arrived bytes that have come in at the relay */
    Mailing(Service service, LongSupplier arrived) {
        this.service = service;
        this.arrived = arrived;
    }

    /** A group with this many active members who want announcements. */
    static void gather(Service service, String group, int members) throws SQLException {
        service.sql("""
                insert into community (id, slug, name, purpose, description, rules, links, position)
                values (gen_random_uuid(), 'of-%1$s', 'Of %1$s', '', '', '', '[]', 1);
                insert into working_group (id, community_id, section, slug, list_label, name, purpose, description, goals,
                    rules, chatham_house, links, moderators, lead_by, cadence, display_zones, language, joining)
                select gen_random_uuid(), id, '', '%1$s', '%1$s', 'Cities and governments', '', '', '[]', '', false, '[]',
                    '[]', '', '', '[]', 'en', 'OPEN' from community where slug = 'of-%1$s';
                with people as (
                    insert into subscriber (id, address, address_key, name, language, zone, created_at)
                    select uuidv7(), '%1$s.member' || n || '@example.org', '%1$s.member' || n || '@example.org',
                        'Zoë Membér ' || n, (array['en', 'de', 'fr', 'es', 'ja'])[1 + n %% 5], 'Europe/Berlin', now()
                    from generate_series(1, %2$d) n
                    returning id)
                insert into subscription (id, subscriber_id, group_id, state, created_at, active_since)
                select uuidv7(), people.id, g.id, 'ACTIVE', now(), now()
                from people, working_group g where g.slug = '%1$s';
                """.formatted(group, members));
        service.sql("vacuum analyze subscriber");
        service.sql("vacuum analyze subscription");
    }

    Times send(String group, int paragraphs) throws Exception {
        String announcement = draft(group, paragraphs);
        long before = arrived.getAsLong();
        long click = System.nanoTime();
        service.post(announcement + "/send", "{}");
        while (arrived.getAsLong() < before + 8_000) {
            Thread.sleep(1);
        }
        double first = seconds(click);
        do {
            awaitQuiet();
        } while (!service.get(announcement + "/progress").contains("\"finished\":true"));
        return new Times(first, seconds(click), rowsPerSecond(announcement));
    }

    /** Recipients a second, from the click until all are written down; then the mailing is cancelled. */
    double freeze(String group) throws Exception {
        String announcement = draft(group, 1);
        service.post(announcement + "/send", "{}");
        double rows = rowsPerSecond(announcement);
        for (; rows == 0; rows = rowsPerSecond(announcement)) {
            Thread.sleep(20);
        }
        service.post(announcement + "/cancel", "{}");
        return rows;
    }

    private String draft(String group, int paragraphs) throws Exception {
        return "/api/v1/announcements/" + Service.field(service.post("/api/v1/announcements",
                "{\"groups\":[\"%s\"],\"subject\":\"Speakers wanted for January\",\"body\":\"%s\"}".formatted(group,
                        (TEXT + "\\n\\n").repeat(paragraphs))), "id");
    }

    /** 0 while it goes on. */
    private double rowsPerSecond(String announcement) throws SQLException {
        return service.number("""
                select coalesce(max(recipients / extract(epoch from frozen_at - created_at)), 0) from mailing
                where origin = 'announcement:%s'
                """.formatted(announcement.substring(announcement.lastIndexOf('/') + 1)));
    }

    /** Asking all the time would be work of its own: nothing is asked while mail arrives. */
    private void awaitQuiet() throws InterruptedException {
        long read;
        do {
            read = arrived.getAsLong();
            Thread.sleep(10);
        } while (arrived.getAsLong() > read);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
