package org.convene.oidc;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import org.convene.signin.Entrance;
import org.convene.site.NotFound;
import org.convene.site.Site;
import org.convene.web.ClientAddress;
import org.convene.web.Limit;
import org.convene.web.RateLimits;

/** To the provider and back: authorization code flow with state, nonce and PKCE. */
@Controller
class OidcController {
    private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
    private static final Limit NETWORK = new Limit("sign-in-oidc", 30, Duration.ofMinutes(15));
    private final OidcProperties settings;
    private final Provider provider;
    private final Identities identities;
    private final Entrance entrance;
    private final RateLimits limits;
    private final Site site;
    private final RoundTrip trip = new RoundTrip();

    OidcController(OidcProperties settings, Provider provider, Identities identities, Entrance entrance,
            RateLimits limits, Site site) {
        this.settings = settings;
        this.provider = provider;
        this.identities = identities;
        this.entrance = entrance;
        this.limits = limits;
        this.site = site;
    }

    /** Sends the browser to the provider; changes nothing here but what this browser waits for. */
    @GetMapping("/staff/sign-in/oidc")
    ResponseEntity<Void> go(ClientAddress client, HttpServletRequest request, HttpServletResponse response) {
        requireOn();
        limits.take(NETWORK, client.network());
        entrance.expect(request);
        String to = trip.begin(provider.registration(), request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, to).build();
    }

    @GetMapping("/staff/sign-in/oidc/back")
    ResponseEntity<Void> back(@RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String error,
            ClientAddress client, HttpServletRequest request, HttpServletResponse response) {
        requireOn();
        limits.take(NETWORK, client.network());
        var user = provider
                .user(trip.end(code, state, error, site.link("/staff/sign-in/oidc/back"), request, response));
        String to = entrance.enter(identities.staff(user), "provider", client, request, response)
                .orElseThrow(() -> new NotLetIn(NotLetIn.Reason.NOT_INVITED, "kept out"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, to).build();
    }

    /** Says what went wrong and what to do; the log has the provider's own words, and nobody's address. */
    @ExceptionHandler(NotLetIn.class)
    ModelAndView notLetIn(NotLetIn why, @Nullable Model model) {
        LOG.warn("sign-in at the provider fails: {} {}", why.reason(), why.getMessage());
        ModelAndView page = new ModelAndView("oidc/staff/not-let-in");
        page.setStatus(why.reason() == NotLetIn.Reason.DOWN ? HttpStatus.BAD_GATEWAY : HttpStatus.FORBIDDEN);
        page.addObject("reason", why.reason().name()).addObject("providerName", settings.name());
        return page;
    }

    private void requireOn() {
        if (!settings.on()) {
            throw new NotFound("page");
        }
    }
}
