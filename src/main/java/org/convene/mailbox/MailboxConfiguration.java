package org.convene.mailbox;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the relay's settings even where none is set. */
@Configuration
@EnableConfigurationProperties(MailProperties.class)
class MailboxConfiguration {}
