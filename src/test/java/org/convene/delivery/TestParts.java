package org.convene.delivery;

import java.util.Map;
import java.util.UUID;

import jakarta.mail.MessagingException;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import org.convene.mail.HeaderText;
import org.convene.mail.MailContent;
import org.convene.site.Site;
import org.convene.site.SiteProperties;

/** The composer with a site of its own, for tests that need no database. */
final class TestParts {
    private static final AnnotationConfigApplicationContext CONTEXT = start();

    private TestParts() {}

    static Composer composer() {
        return CONTEXT.getBean(Composer.class);
    }

    static Site site() {
        return CONTEXT.getBean(Site.class);
    }

    static DeliveryProperties properties() {
        return CONTEXT.getBean(DeliveryProperties.class);
    }

    /** A small mail that is ready to be sent. */
    static Envelope envelope(String address) throws MessagingException {
        Claim claim = new Claim(UUID.randomUUID(), 1, UUID.randomUUID(), address, address, "", "en", null, "{}", null,
                null, null, null, 0);
        StoredMailing mailing = new StoredMailing(claim.mailing(), "test:1", Lane.PERSONAL, "welcome", Map.of(), null,
                null, null, null);
        return composer().compose(mailing, claim, new MailContent(new HeaderText("Hello"), "Hello\n", "<p>Hello</p>"));
    }

    private static AnnotationConfigApplicationContext start() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of("convene.public-url=https://example.org", "convene.data-dir=target/test-data",
                "convene.mail.from=hello@example.org", "convene.mail.domain=example.org").applyTo(context);
        context.register(Parts.class);
        context.refresh();
        return context;
    }

    @TestConfiguration
    @EnableConfigurationProperties({SiteProperties.class, DeliveryProperties.class})
    @ComponentScan(basePackageClasses = Site.class)
    @Import({Composer.class, MessageIds.class, ListHeaders.class})
    static class Parts {}
}
