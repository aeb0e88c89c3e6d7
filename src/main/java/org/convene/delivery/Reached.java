package org.convene.delivery;

import java.util.Locale;

import org.convene.mail.EmailAddress;

/** Whom a delivery went to. */
public record Reached(EmailAddress address, String name, Locale language) {}
