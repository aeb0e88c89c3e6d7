package org.convene.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies that matter: HttpOnly, SameSite=Lax, for the whole site, and with the prefix {@code __Host-} where the site is
 * reached by https, so that no neighbour can plant one (RFC 6265bis section 4.1.3).
 *
 * @param secure whether the site is reached by https
 */
public record Cookies(boolean secure) {

    /** The name under which a cookie is sent. */
    public String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    public void set(HttpServletResponse response, String plain, String value, Duration life) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name(plain), value).path("/").httpOnly(true)
                .secure(secure).sameSite("Lax").maxAge(life).build().toString());
    }
}
