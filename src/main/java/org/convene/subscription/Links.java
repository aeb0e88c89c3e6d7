package org.convene.subscription;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** The signed links of this module. None expires by itself: what a link still opens is decided by the row it names. */
@Component
class Links {
    private final Site site;
    private final Tokens tokens;

    Links(Site site, Tokens tokens) {
        this.site = site;
        this.tokens = tokens;
    }

    String confirm(UUID signup) {
        return site.link("/confirm/" + tokens.issue(Purpose.CONFIRM, signup));
    }

    String refuse(UUID signup) {
        return site.link(refusePath(signup));
    }

    String refusePath(UUID signup) {
        return "/confirm/" + tokens.issue(Purpose.REFUSE, signup) + "/refuse";
    }

    String preferences(UUID subscriber) {
        return site.link(preferencesPath(subscriber));
    }

    String preferencesPath(UUID subscriber) {
        return "/preferences/" + tokens.issue(Purpose.PREFERENCES, subscriber);
    }

    String unsubscribe(UUID subscription) {
        return site.link("/unsubscribe/" + tokens.issue(Purpose.UNSUBSCRIBE, subscription));
    }

    /** The subscription that a link made by {@link #unsubscribe} leaves; null for any other. */
    @Nullable
    UUID left(String unsubscribeUrl) {
        return tokens.open(Purpose.UNSUBSCRIBE, unsubscribeUrl.substring(unsubscribeUrl.lastIndexOf('/') + 1))
                .orElse(null);
    }

    String undo(UUID departure) {
        return site.link(undoPath(departure));
    }

    String undoPath(UUID departure) {
        return "/unsubscribe/" + tokens.issue(Purpose.UNDO, departure) + "/undo";
    }

    /** @throws NotFound for anything we did not sign for this purpose */
    UUID open(Purpose purpose, String token) {
        return tokens.open(purpose, token).orElseThrow(() -> new NotFound("link"));
    }
}
