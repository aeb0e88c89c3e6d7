package org.convene.announcement;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** The second pair of eyes by API. */
@RestController
@RequestMapping(path = "/api/v1/announcements/{id}", produces = "application/json")
class ApprovalApiController {
    private final Approvals approvals;
    private final Announcements announcements;

    ApprovalApiController(Approvals approvals, Announcements announcements) {
        this.approvals = approvals;
        this.announcements = announcements;
    }

    /**
     * @param version of the draft as it was read: approved is what somebody has seen
     * @param note for its author; needed when it is declined
     */
    record DecisionBody(@Nullable Long version, @Nullable String note) {}

    @PostMapping(path = "/request-approval", consumes = "application/json")
    AnnouncementBody ask(Staff staff, @PathVariable UUID id, @RequestBody DecisionBody body) {
        return AnnouncementBody.of(approvals.ask(staff, id, seen(staff, id, body)));
    }

    @PostMapping(path = "/approve", consumes = "application/json")
    AnnouncementBody approve(Staff staff, @PathVariable UUID id, @RequestBody DecisionBody body) {
        return decide(staff, id, body, true);
    }

    @PostMapping(path = "/decline", consumes = "application/json")
    AnnouncementBody decline(Staff staff, @PathVariable UUID id, @RequestBody DecisionBody body) {
        return decide(staff, id, body, false);
    }

    private AnnouncementBody decide(Staff staff, UUID id, DecisionBody body, boolean approved) {
        return AnnouncementBody.of(approvals.decide(staff, id, seen(staff, id, body), approved,
                Objects.requireNonNullElse(body.note(), "")));
    }

    private long seen(Staff staff, UUID id, DecisionBody body) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        announcements.find(staff, id);
        Long version = body.version();
        if (version == null) {
            throw new InvalidInput(FieldProblem.of("version", "problem.required"));
        }
        return version;
    }
}
