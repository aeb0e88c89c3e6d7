package org.convene.invitation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;

@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class MailingApiController {
    private final Invitations invitations;

    MailingApiController(Invitations invitations) {
        this.invitations = invitations;
    }

    /**
     * What a mailing is made of.
     *
     * @param leavesAt when it leaves by itself, in UTC; absent: it does not
     * @param seen marks the edits that wait as they are counted here: sent back, it keeps from mailing or undoing others
     */
    record MailingCounts(boolean dryRun, @JsonProperty("new") long invitations, long updated, long cancelled,
            long people, @Nullable String leavesAt, @Nullable String seen) {}

    /** Whether only to count, whom not to tell, and why. @param seen from a dry run: 409 when others edited since */
    record Mailing(@Nullable Boolean dryRun, @Nullable Boolean onlyNew, @Nullable String note,
            @Nullable Instant seen) {
        static final Mailing PLAIN = new Mailing(null, null, null, null);

        MailingOrder order() {
            return new MailingOrder(Boolean.TRUE.equals(onlyNew), note == null ? "" : note, seen);
        }
    }

    /** Mails what members do not have in their calendars yet, or only counts it. */
    @PostMapping("/meetings/{id}/mailings")
    ResponseEntity<MailingCounts> mail(Staff staff, @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) @Nullable Mailing body) {
        Mailing asked = body == null ? Mailing.PLAIN : body;
        boolean dry = dryRun || Boolean.TRUE.equals(asked.dryRun());
        Optional<Pending> waiting = dry ? invitations.pending(staff, id) : Optional.empty();
        RoundCounts counts = dry
                ? invitations.planned(staff, id, asked.order())
                : invitations.send(staff, id, asked.order());
        return ResponseEntity.status(dry ? 200 : 202).body(new MailingCounts(dry, counts.invitations(),
                counts.updates(), counts.cancellations(), counts.people(),
                waiting.filter(one -> !one.held()).map(one -> one.leaves().toString()).orElse(null),
                waiting.map(one -> one.leaves().toString()).orElse(null)));
    }

    /** Takes back the edits that members were not told of yet. @param seen from a dry run: 409 when others edited since */
    @DeleteMapping("/meetings/{id}/mailings")
    ResponseEntity<Void> undo(Staff staff, @PathVariable UUID id, @RequestParam @Nullable Instant seen) {
        invitations.undo(staff, id, seen);
        return ResponseEntity.noContent().build();
    }
}
