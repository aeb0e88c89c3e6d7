package org.convene.delivery;

import org.convene.mail.MailModel;

/** A mail every installation has a template for. */
record SignInLinkMail(String url, int validMinutes) implements MailModel {
    static final SignInLinkMail SAMPLE = new SignInLinkMail("https://convene.example.org/staff/sign-in/abc", 15);
}
