package org.convene.template;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

import org.convene.mail.MailModel;

/** One version of a mail, filled with the example. @param template with the version behind an @ */
record TestMail(String template, @JsonValue Map<String, Object> values) implements MailModel {}
