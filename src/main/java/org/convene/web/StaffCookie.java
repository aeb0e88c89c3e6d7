package org.convene.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The session's cookie. Its prefix makes it go along with every request, but it is looked at under {@code /staff} only:
 * elsewhere a session would be read from the database for nothing, and the page that says that the database is away would
 * wait for it once more.
 */
@Component
class StaffCookie implements CookieSerializer {
    private final DefaultCookieSerializer cookie = new DefaultCookieSerializer();

    StaffCookie(Cookies cookies) {
        cookie.setCookieName(cookies.name("staff"));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(cookies.secure());
        cookie.setSameSite("Lax");
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return Areas.staff(request.getRequestURI()) ? cookie.readCookieValues(request) : List.of();
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        cookie.writeCookieValue(value);
    }
}
