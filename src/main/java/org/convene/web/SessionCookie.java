package org.convene.web;

import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.convene.site.Site;

/** The session's cookie: for this host alone and over https alone where the site is reached by https. */
@Configuration
class SessionCookie {

    @Bean
    DefaultCookieSerializerCustomizer hostOnly(Cookies cookies) {
        return cookie -> {
            cookie.setCookieName(cookies.name("staff"));
            cookie.setCookiePath("/");
            cookie.setUseSecureCookie(cookies.secure());
        };
    }

    @Bean
    Cookies cookies(Site site) {
        return new Cookies("https".equals(site.publicUrl().getScheme()));
    }
}
