package org.convene.delivery;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.account.StaffAccounts;
import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.testing.Browser;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of sending in a real browser. */
@ConveneTest
class DeliveryPagesIT {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Outbox outbox;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Mailbox mailbox;
    @Autowired
    Http http;

    @Test
    void opensALinkOfAMailInPlaceOfTheMailbox() {
        signInMail();
        Page page = browser.withoutScripts(http);
        page.navigate("/mailbox");
        page.locator("main li a").first().click();
        page.frameLocator("iframe").locator("a[href*='/staff/sign-in/']").first().click();
        page.waitForURL(Pattern.compile(".*/staff/sign-in/.+"));
        page.locator("main form button").first().click();
        page.waitForURL(Pattern.compile(".*/staff$"));
    }

    @Test
    void canBeUsedByEverybody() {
        String link = signInMail();
        Page page = browser.phone(http);
        page.navigate("/mailbox");
        check(page);
        page.locator("main li a").first().click();
        check(page);
        page.navigate(link);
        page.locator("main form button").first().click();
        page.waitForURL(Pattern.compile(".*/staff$"));
        page.navigate("/staff/sending");
        page.locator("summary").click();
        check(page);
        page.navigate("/staff/suppressions");
        check(page);
        page.navigate("/staff/sending/check");
        check(page);
    }

    private static void check(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var found = new AxeBuilder(page).withTags(WCAG).exclude("iframe").analyze().getViolations();
            assertThat(found).as(page.url() + " " + scheme).extracting(rule -> rule.getId() + " " + rule.getNodes())
                    .isEmpty();
        }
        Object wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wide).as("fits a phone: " + page.url()).isEqualTo(0);
    }

    private String signInMail() {
        EmailAddress email = new EmailAddress("ines@example.org");
        transaction.executeWithoutResult(status -> accounts.ensureAdmin(email, "Ines"));
        String link = accounts.oneTimeLink(email);
        transaction.execute(status -> outbox.send(Mailing.personal("test:pages", new SignInLinkMail(link, 15)),
                List.of(Recipient.of(email, "Ines", Locale.ENGLISH))));
        mailbox.awaitFirst(email.value());
        return link;
    }
}
