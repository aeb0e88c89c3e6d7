package org.convene.mail;

/** What a template renders to for one recipient: a subject of one line, the written text part and the HTML part. */
public record MailContent(HeaderText subject, String text, String html) {}
