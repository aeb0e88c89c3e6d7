package org.convene.delivery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import org.convene.site.Site;
import org.convene.site.SiteProperties;

/** The composer with a site of its own, for tests that need no database. */
final class TestParts {
    private static final AnnotationConfigApplicationContext CONTEXT = start();

    private TestParts() {}

    static Composer composer() {
        return CONTEXT.getBean(Composer.class);
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
    @EnableConfigurationProperties(SiteProperties.class)
    @ComponentScan(basePackageClasses = Site.class)
    @Import({Composer.class, MessageIds.class, ListHeaders.class})
    static class Parts {}
}
