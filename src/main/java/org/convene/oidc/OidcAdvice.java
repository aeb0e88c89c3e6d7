package org.convene.oidc;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the sign-in page that there is a provider. */
@ControllerAdvice
class OidcAdvice {
    private final OidcProperties settings;

    OidcAdvice(OidcProperties settings) {
        this.settings = settings;
    }

    @ModelAttribute("signInProvider")
    @Nullable
    String provider(HttpServletRequest request) {
        return settings.on() && request.getRequestURI().startsWith("/staff/sign-in") ? settings.name() : null;
    }
}
