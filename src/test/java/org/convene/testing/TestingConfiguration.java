package org.convene.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

import org.convene.account.ApiTokens;
import org.convene.account.StaffAccounts;
import org.convene.bulk.BulkActs;
import org.convene.bulk.BulkRounds;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.site.Site;
import org.convene.subscription.Subscriptions;

/** Beans that tests inject. */
@TestConfiguration
class TestingConfiguration {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    @Scope("prototype")
    Http http(Environment environment, Site site) {
        return new Http("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"),
                site.publicUrl().toString());
    }

    @Bean
    FakeProviders fakeProviders() {
        return new FakeProviders();
    }

    @Bean
    DynamicPropertyRegistrar roomSettings(FakeProviders providers) {
        return settings -> {
            settings.add("convene.room.private-addresses", () -> "true");
            settings.add("convene.room.check-links", () -> "false");
            settings.add("convene.room.zoom.url", providers::url);
            settings.add("convene.room.zoom.api", providers::url);
            settings.add("convene.room.zoom.account-id", () -> FakeProviders.ACCOUNT);
            settings.add("convene.room.zoom.client-id", () -> FakeProviders.CLIENT);
            settings.add("convene.room.zoom.client-secret", () -> FakeProviders.SECRET);
            settings.add("convene.room.zoom.webhook-secret", () -> FakeProviders.WEBHOOK);
            settings.add("convene.room.jitsi.url", () -> "https://meet.example.org");
            settings.add("convene.room.jitsi.app-id", () -> "convene");
            settings.add("convene.room.jitsi.secret", () -> "jitsi-secret-canary");
            settings.add("convene.room.bigbluebutton.url", () -> providers.url() + "/bigbluebutton/");
            settings.add("convene.room.bigbluebutton.secret", () -> FakeProviders.BBB_SECRET);
        };
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc) {
        return new Mailbox(jdbc);
    }

    @Bean
    Cast cast(StaffAccounts accounts, ApiTokens tokens) {
        return new Cast(accounts, tokens);
    }

    @Bean
    BulkRounds bulkRounds(BulkActs acts) {
        return new BulkRounds(acts);
    }

    @Bean
    MeetingScene meetingScene(Meetings meetings, Invitations invitations, WorkingGroups groups,
            Subscriptions subscriptions, Cast cast) {
        return new MeetingScene(meetings, invitations, groups, subscriptions, cast);
    }
}
