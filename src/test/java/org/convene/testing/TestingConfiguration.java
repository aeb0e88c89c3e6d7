package org.convene.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.ApiTokens;
import org.convene.account.StaffAccounts;
import org.convene.site.Site;

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
    Mailbox mailbox(JdbcClient jdbc) {
        return new Mailbox(jdbc);
    }

    @Bean
    Cast cast(StaffAccounts accounts, ApiTokens tokens) {
        return new Cast(accounts, tokens);
    }
}
