package org.convene.subscription;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group.JoiningPolicy;
import org.convene.mail.EmailAddress;
import org.convene.site.InvalidInput;
import org.convene.suppression.Suppressions;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the jobs forget by themselves, and when. */
@ConveneTest
@Import(Stage.class)
class RetentionIT {
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    /** Other addresses in every test: a mail still on its way does no harm. */
    private final String ada = "ada-" + UUID.randomUUID() + "@example.org";
    private final String bo = "bo-" + UUID.randomUUID() + "@example.org";
    @Autowired
    Stage stage;
    @Autowired
    SubscriptionJobs jobs;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Suppressions suppressions;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @BeforeEach
    void groups() {
        stage.groups("cities", "universities");
    }

    @Test
    void requestsNobodyConfirmedAreGoneAfterThreeDays() {
        stage.signUp(ada, "cities");
        clock.advance(Duration.ofHours(72).minusSeconds(10));
        jobs.everyQuarterOfAnHour();
        assertThat(stage.count("signup")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(10));
        jobs.everyQuarterOfAnHour();
        assertThat(stage.count("signup")).isZero();
        assertThat(stage.count("subscriber")).isZero();
    }

    @Test
    void whoLeftTheirLastGroupIsForgottenTwoYearsLaterAndStaysAway() {
        stage.join(ada, "cities", "universities");
        String preferences = stage.join(bo, "cities");
        String first = leave(ada, "cities");
        clock.advance(Duration.ofDays(100));
        leave(ada, "universities");
        clock.advance(TWO_YEARS.minusSeconds(1));
        jobs.everyQuarterOfAnHour();
        assertThat(known(ada)).isTrue();
        clock.advance(Duration.ofSeconds(2));
        jobs.everyQuarterOfAnHour();
        assertThat(known(ada)).isFalse();
        assertThat(known(bo)).isTrue();
        assertThat(http.get(preferences).statusCode()).isEqualTo(200);
        assertThat(http.get(first).statusCode()).isEqualTo(200);
        assertThat(stage.count("consent_record")).isEqualTo(5);
        assertThatThrownBy(() -> subscriptions.addMember(stage.admin(), "cities",
                new MemberAddition(ada, "", "en", "UTC", "A list", false))).isInstanceOf(InvalidInput.class);
        stage.join(ada, "cities");
        assertThat(stage.stateOf(ada, "cities")).isEqualTo("ACTIVE");
        jobs.everyQuarterOfAnHour();
        assertThat(known(ada)).isTrue();
    }

    @Test
    void whoWaitsForAModeratorOrPausesIsNotForgotten() {
        stage.group("closed", JoiningPolicy.APPROVAL);
        stage.signUp(ada, "closed");
        http.post(mailbox.awaitFirst(ada).link("/confirm/"));
        clock.advance(TWO_YEARS.multipliedBy(2));
        jobs.everyQuarterOfAnHour();
        assertThat(stage.stateOf(ada, "closed")).isEqualTo("PENDING");
    }

    @Test
    void aSuppressionOutlivesThePersonAsAFingerprint() {
        stage.join(ada, "cities");
        suppressions.suppress(new EmailAddress(ada), "bounce", "relay");
        clock.advance(TWO_YEARS.plusSeconds(1));
        jobs.everyQuarterOfAnHour();
        assertThat(suppressions.contains(new EmailAddress(ada))).isTrue();
        assertThat(jdbc.sql("select count(*) from suppression where address is null").query(Long.class).single())
                .isEqualTo(1);
        assertThat(known(ada)).isFalse();
    }

    private String leave(String address, String slug) {
        Member member = subscriptions.member(stage.subscription(address, slug), MailKind.INVITATIONS).orElseThrow();
        String link = subscriptions.linksFor(member).unsubscribeUrl();
        http.post(link, "List-Unsubscribe", "One-Click");
        return link;
    }

    private boolean known(String address) {
        return jdbc.sql("select exists (select from subscriber where address = :address)").param("address", address)
                .query(Boolean.class).single();
    }
}
