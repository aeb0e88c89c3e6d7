package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.convene.web.ClientAddress;

@RestController
@RequestMapping(path = "/api/v1/signups", produces = "application/json")
class SignupApiController {
    private static final Accepted ACCEPTED = new Accepted("accepted");
    private final Subscriptions subscriptions;
    private final SignupLimits limits;

    SignupApiController(Subscriptions subscriptions, SignupLimits limits) {
        this.subscriptions = subscriptions;
        this.limits = limits;
    }

    /**
     * A wish to join groups.
     *
     * @param groups slugs
     * @param language en, de, fr, es or ja
     * @param timeZone IANA name
     * @param slots ids of those wanted; a meeting of which none is named is wanted with all of them
     */
    record Wish(@Nullable String email, @Nullable String name, @Nullable List<@Nullable String> groups,
            @Nullable String language, @Nullable String timeZone,
            @Nullable List<@Nullable String> slots) {}

    /** Says nothing about the address. */
    record Accepted(String status) {}

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted signUp(@RequestBody Wish wish, ClientAddress client) {
        limits.take(client.network(), false);
        subscriptions.signUp(new SignupRequest(wish.email(), wish.name(), all(wish.groups()), wish.language(),
                wish.timeZone(), List.of(), all(wish.slots()), "api", client.network()), !limits.siteHasRoom());
        return ACCEPTED;
    }

    private static List<String> all(@Nullable List<@Nullable String> named) {
        return named == null
                ? List.of()
                : named.stream().map(one -> one == null ? "" : one).distinct().toList();
    }
}
