package org.convene.invitation;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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

    /** What a mailing is made of. */
    record MailingCounts(boolean dryRun, @JsonProperty("new") long invitations, long updated, long cancelled,
            long people) {}

    /** Whether only to count. */
    record MailingOrder(@Nullable Boolean dryRun) {}

    /** Mails what members do not have in their calendars yet, or only counts it. */
    @PostMapping("/meetings/{id}/mailings")
    ResponseEntity<MailingCounts> mail(Staff staff, @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) @Nullable MailingOrder order) {
        boolean dry = dryRun || order != null && Boolean.TRUE.equals(order.dryRun());
        RoundCounts counts = dry ? invitations.planned(staff, id) : invitations.send(staff, id);
        return ResponseEntity.status(dry ? 200 : 202).body(new MailingCounts(dry, counts.invitations(),
                counts.updates(), counts.cancellations(), counts.people()));
    }
}
