package org.convene.signin;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import org.convene.account.Credentials;
import org.convene.account.Reading;
import org.convene.web.Reader;
import org.convene.web.ReaderCookies;

/** Takes what somebody chose at the foot of a page into the browser in which they sign in. */
@Component
class ReadersChoice {
    private final Credentials accounts;
    private final ReaderCookies cookies;

    ReadersChoice(Credentials accounts, ReaderCookies cookies) {
        this.accounts = accounts;
        this.cookies = cookies;
    }

    void takeUp(UUID staff, HttpServletRequest request, HttpServletResponse response) {
        Reading reading = accounts.seen(staff, Reader.of(request).language());
        cookies.keep(response, reading.language(), reading.zone(), reading.clock());
    }
}
