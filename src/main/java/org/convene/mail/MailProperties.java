package org.convene.mail;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails are made.
 *
 * @param templatesDir folder whose files stand in for those of mail-templates, same names; unset: only the built-in ones.
 *            Read once per start
 */
@ConfigurationProperties("convene.mail")
record MailProperties(@Nullable Path templatesDir) {}
