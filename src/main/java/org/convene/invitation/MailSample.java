package org.convene.invitation;

import org.convene.mail.MailContent;

/** The mail one member would get. @param to the member's address, masked @param kind INVITE, UPDATE or CANCEL */
public record MailSample(String kind, String to, MailContent content) {}
