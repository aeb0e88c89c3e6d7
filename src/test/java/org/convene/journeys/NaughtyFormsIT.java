package org.convene.journeys;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunities;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that try to be more than text, in every field of every form that visitors, subscribers and staff are shown: found by
 * following links, so that a new one is in here by itself. Nothing breaks, and whatever is shown or mailed again stays text.
 * One text of each kind; {@code -Dconvene.naughty.all=true} takes all of them, each in each field alone.
 */
@ConveneTest
class NaughtyFormsIT {
    private static final String MARA = "mara@example.org";
    private static final List<String> PUBLIC = List.of("/", "/groups/cities", "/groups/cities/archive",
            "/groups/cities/ideas", "/calendar");
    private static final Pattern LINK = Pattern.compile("http://[^\\s<>\"]+");
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    SampleCommunities samples;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void somebodyInTheCommunities() {
        samples.writeOnce();
        HttpResponse<String> letter = http.get("/contact");
        clock.advance(Duration.ofSeconds(10));
        http.submit(letter, "/contact", "email", "asker@example.org", "name", "Asker", "subject", "Rooms",
                "body", "Which?");
        HttpResponse<String> form = http.get("/signup?group=cities");
        clock.advance(Duration.ofSeconds(10));
        http.submit(form, "/signup", "email", MARA, "name", "Mara Lind");
        String confirm = mailbox.awaitFirst(MARA).link("/confirm/");
        http.submit(http.get(confirm), confirm.substring(http.publicUrl().length()));
        mailbox.await(MARA, 3);
    }

    @Test
    void visitorsAndSubscribers() {
        List<String> starts = new ArrayList<>(List.of("/", "/signup?group=cities", "/contact", "/contact?kind=talk",
                "/contact?kind=suggestion", "/contact?kind=idea"));
        mailbox.mailsTo(MARA).stream().flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(found -> found.group().replaceFirst("[.,;]$", "").substring(http.publicUrl().length()))
                .filter(link -> !link.isEmpty()).forEach(starts::add);
        NaughtyProof proof = proof(() -> http, Duration.ofSeconds(3));
        proof.of(starts, "/");
        Http ines = signIn();
        proof.below(ines, "/staff/inbox");
        conclude(proof, 9, () -> {
            confirmAll();
            proof.below(ines, "/staff/groups/cities/members");
        });
    }

    @Test
    void staff() {
        Waiting waiting = new Waiting(http);
        waiting.idea("cities", "asker@example.org");
        waiting.draft(cast, groups.bySlug("cities").orElseThrow().id(), "cities");
        NaughtyProof proof = proof(this::signIn, Duration.ZERO);
        proof.of(List.of("/staff", "/staff/announcements/new?group=cities"), "/staff");
        proof.walk(http.fresh(), PUBLIC, "/");
        proof.below(http.fresh(), "/groups/cities/archive");
        conclude(proof, 94, () -> {});
    }

    private NaughtyProof proof(Supplier<Http> comesIn, Duration typing) {
        return new NaughtyProof(comesIn, () -> {
            clock.advance(typing);
            jdbc.sql("DELETE FROM rate_bucket").update();
        }, new Filler(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    /**
     * @param fields whose text has to be shown again, at least: none may be lost when a form changes
     * @param look where else, with every mail that arrives meanwhile
     */
    private void conclude(NaughtyProof proof, int fields, Runnable look) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofSeconds(1)).pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    look.run();
                    mails().forEach(mail -> proof.marks().see(mail.text()));
                    assertThat(proof.marks().unseen()).as("taken and shown again, of %s", proof).isEmpty();
                });
        assertThat(proof.marks().seen()).hasSizeGreaterThanOrEqualTo(fields);
        assertThat(mails()).allSatisfy(mail -> assertThat(Inert.findings(mail)).as(mail.subject()).isEmpty());
        assertThat(mailbox.mailsTo("naughty@example.org")).isEmpty();
        assertThat(proof.findings()).as("%s", proof).isEmpty();
    }

    private List<ReceivedMail> mails() {
        return jdbc.sql("SELECT raw FROM caught_mail").query(byte[].class).list().stream().map(ReceivedMail::parse)
                .toList();
    }

    /** Staff see who signed up once that is confirmed. */
    private void confirmAll() {
        mails().stream().flatMap(mail -> LINK.matcher(mail.text()).results()).map(found -> found.group())
                .filter(link -> link.matches(".*/confirm/[^/]+")).distinct()
                .filter(link -> !Http.page(http.get(link)).select("main form[method=post]").isEmpty())
                .forEach(link -> Cast.submit(http.fresh(), link));
    }

    private Http signIn() {
        Http ines = http.fresh();
        Cast.submit(ines, accounts.oneTimeLink(SampleCommunities.ADMIN));
        return ines;
    }
}
