package org.convene.web;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.site.Site;

/** Where to report a weakness of this installation (RFC 9116). */
@RestController
class SecurityContact {
    private final Site site;
    private final Clock clock;

    SecurityContact(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GetMapping(path = "/.well-known/security.txt", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    String contact() {
        return """
                Contact: %s
                Canonical: %s
                Preferred-Languages: en
                Expires: %s
                """.formatted(site.link("/contact"), site.link("/.well-known/security.txt"),
                clock.instant().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.DAYS));
    }
}
