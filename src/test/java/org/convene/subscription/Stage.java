package org.convene.subscription;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.ApiTokens;
import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.CommunityDraft;
import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

/** What the tests of this module share: an admin, groups, the steps of a person who signs up, and the news they cause. */
@TestComponent
@Lazy
class Stage {
    final List<Object> news = new ArrayList<>();
    private final StaffAccounts accounts;
    private final ApiTokens tokens;
    private final WorkingGroups groups;
    private final SettableClock clock;
    private final JdbcClient jdbc;
    private final Mailbox mailbox;
    private final Http http;

    Stage(StaffAccounts accounts, ApiTokens tokens, WorkingGroups groups, SettableClock clock, JdbcClient jdbc,
            Mailbox mailbox, Http http) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.groups = groups;
        this.clock = clock;
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.http = http;
    }

    @EventListener
    void on(SubscriptionConfirmed event) {
        news.add(event);
    }

    @EventListener
    void on(SubscriptionEnded event) {
        news.add(event);
    }

    @EventListener
    void on(MemberChanged event) {
        news.add(event);
    }

    Staff admin() {
        UUID id = accounts.ensureAdmin(new EmailAddress("ines@example.org"), "Ines");
        return new Staff(id, "Ines", true, Set.of(), EnumSet.allOf(Scope.class));
    }

    /** A link that signs the admin in. */
    String signInLink() {
        admin();
        return accounts.oneTimeLink(new EmailAddress("ines@example.org"));
    }

    /** A new moderator of these groups, with the token of their programs. */
    String tokenOfModerator(Group... moderated) {
        accounts.invite(admin(), "jo" + moderated[0].slug() + "@example.org", "Jo", Role.MODERATOR,
                Set.of(List.of(moderated).stream().map(Group::id).toArray(UUID[]::new)), Locale.ENGLISH);
        UUID id = jdbc.sql("select id from staff where not admin order by id desc limit 1").query(UUID.class).single();
        return token(new Staff(id, "Jo", false, Set.of(), EnumSet.allOf(Scope.class)), EnumSet.allOf(Scope.class));
    }

    String token(Staff staff, Set<Scope> scopes) {
        return tokens.create(staff, "test", scopes, null);
    }

    /** Open groups in one community. */
    void groups(String... slugs) {
        for (String slug : slugs) {
            group(slug, Group.JoiningPolicy.OPEN);
        }
    }

    Group group(String slug, Group.JoiningPolicy joining) {
        UUID community = groups.communities().stream().findFirst()
                .orElseGet(() -> groups.createCommunity(admin(),
                        new CommunityDraft("network", "Open Network", "", "", "", List.of(), 0)))
                .id();
        GroupDraft bare = GroupDraft.named(community, slug, "Group " + slug);
        return groups.create(admin(), new GroupDraft(community, "", slug, bare.name(), "For " + slug, "", List.of(),
                "Be kind.", false, List.of(), List.of(), "", "", List.of(), "en", joining));
    }

    /** Opens the form, waits as a person would, and sends it. */
    HttpResponse<String> signUp(String email, String... slugs) {
        return fill(http.fresh(), email, slugs);
    }

    HttpResponse<String> fill(Http browser, String email, String... slugs) {
        String stamp = Http.page(browser.get("/signup")).select("input[name=stamp]").val();
        clock.advance(Duration.ofSeconds(5));
        List<String> fields = new ArrayList<>(List.of("email", email, "name", "Ada Sample", "language", "en",
                "timeZone", "Europe/Berlin", "website", "", "stamp", stamp));
        for (String slug : slugs) {
            fields.addAll(List.of("groups", slug));
        }
        return browser.post("/signup", fields.toArray(String[]::new));
    }

    /** Signs up, confirms from the mail, and waits for the welcome. Returns the welcome's preference link. */
    String join(String email, String... slugs) {
        settle();
        int before = mailbox.mailsTo(email).size();
        signUp(email, slugs);
        http.post(mailbox.await(email, before + 1).getLast().link("/confirm/"));
        return mailbox.await(email, before + 2).getLast().link("/preferences/");
    }

    String stateOf(String email, String slug) {
        return String.join(",", jdbc.sql("""
                select s.state from subscription s join subscriber p on p.id = s.subscriber_id
                    join working_group g on g.id = s.group_id
                where p.address_key = lower(:email) and g.slug = :slug order by s.created_at, s.id
                """).param("email", email).param("slug", slug).query(String.class).list());
    }

    /** The id of the live subscription. */
    UUID subscription(String email, String slug) {
        return jdbc.sql("""
                select s.id from subscription s join subscriber p on p.id = s.subscriber_id
                    join working_group g on g.id = s.group_id
                where p.address_key = lower(:email) and g.slug = :slug and s.state <> 'ENDED'
                """).param("email", email).param("slug", slug).query(UUID.class).single();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** Waits until the outbox has nothing left to do. */
    void settle() {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(30))
                .until(() -> jdbc.sql("""
                        select (select count(*) from chunk where finished_at is null)
                            + (select count(*) from mailing where frozen_at is null and cancelled_at is null)
                        """).query(Long.class).single() == 0);
    }
}
