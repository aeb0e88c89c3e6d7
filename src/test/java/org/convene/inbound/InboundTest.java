package org.convene.inbound;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import org.convene.testing.ConveneTest;

/** The whole service with its listener for incoming mail on a free port. Inject {@link MailServer}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConveneTest
@TestPropertySource(properties = {"convene.inbound.smtp.port=0", "convene.inbound.max-size=1MB",
        "convene.inbound.smtp.idle=3s", "convene.inbound.attempts=2"})
@Import(MailServer.class)
public @interface InboundTest {}
