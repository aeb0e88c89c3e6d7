package org.convene.delivery;

import org.convene.mail.MailModel;

/** A mail every installation has a template for. */
public record SignInLinkMail(String url, int validMinutes) implements MailModel {
    public static final SignInLinkMail SAMPLE = new SignInLinkMail("https://convene.example.org/staff/sign-in/abc", 15);
}
