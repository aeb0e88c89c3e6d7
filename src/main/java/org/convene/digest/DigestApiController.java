package org.convene.digest;

import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** How a member hears of announcements. */
@RestController
@RequestMapping(path = "/api/v1/groups/{slug}/subscriptions/{id}/digest", produces = "application/json")
class DigestApiController {
    private final Digests digests;

    DigestApiController(Digests digests) {
        this.digests = digests;
    }

    /** @param digest none: each announcement by itself; daily or weekly: collected. It holds for all groups of this person */
    record DigestBody(@Nullable String digest) {}

    @GetMapping
    DigestBody show(Staff staff, @PathVariable String slug, @PathVariable UUID id) {
        return new DigestBody(digests.of(staff, slug, id).word());
    }

    @PatchMapping(consumes = "application/json")
    DigestBody choose(Staff staff, @PathVariable String slug, @PathVariable UUID id, @RequestBody DigestBody body) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        digests.of(staff, slug, id);
        digests.choose(staff, slug, id, Arrays.stream(Rhythm.values())
                .filter(one -> one.word().equals(body.digest())).findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("digest", "problem.digest.word"))));
        return show(staff, slug, id);
    }
}
