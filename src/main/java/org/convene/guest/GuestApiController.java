package org.convene.guest;

import java.net.URI;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.site.NotFound;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/groups/{slug}/occurrences/{id}/guests", produces = "application/json")
class GuestApiController {
    private final Guests guests;
    private final Meetings meetings;
    private final WorkingGroups groups;

    GuestApiController(Guests guests, Meetings meetings, WorkingGroups groups) {
        this.guests = guests;
        this.meetings = meetings;
        this.groups = groups;
    }

    /** Somebody to invite. @param note why they may be written to @param slot id of the one edition; absent: all */
    record GuestAddition(@Nullable String name, @Nullable String affiliation, @Nullable String email,
            @Nullable String language, @Nullable String timeZone, @Nullable String slot, @Nullable String note,
            @Nullable Boolean show, @Nullable Boolean dryRun) {
        GuestDraft draft() {
            return new GuestDraft(name, affiliation, email, language, timeZone, slot, note,
                    Boolean.TRUE.equals(show));
        }
    }

    /** What programs change of a guest. */
    record GuestShowing(@Nullable Boolean shown) {}

    /** Where a date stands in its meeting. */
    private record Place(UUID meeting, Occurrence date) {}

    @GetMapping
    Page<Invitee> list(Staff staff, @PathVariable String slug, @PathVariable String id) {
        Place place = place(staff, slug, id, Scope.MEETINGS_READ);
        return new Page<>(guests.of(staff, place.meeting(), place.date().date()), null);
    }

    /** Invites somebody to the date; the mail leaves with the meeting's next mailing. A dry run adds nobody. */
    @PostMapping(consumes = "application/json")
    ResponseEntity<Invitee> add(Staff staff, @PathVariable String slug, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestBody GuestAddition addition) {
        Place place = place(staff, slug, id, Scope.MEETINGS_WRITE);
        if (dryRun || Boolean.TRUE.equals(addition.dryRun())) {
            return ResponseEntity.ok(guests.tried(staff, place.meeting(), place.date().date(), addition.draft()));
        }
        Invitee added = guests.add(staff, place.meeting(), place.date().date(), addition.draft());
        return ResponseEntity.created(URI.create("/api/v1/groups/" + slug + "/occurrences/" + id + "/guests/"
                + added.id())).body(added);
    }

    /** Shows the guest's name to everybody, or hides it. */
    @PatchMapping(path = "/{guest}", consumes = "application/json")
    Invitee show(Staff staff, @PathVariable String slug, @PathVariable String id, @PathVariable UUID guest,
            @RequestBody GuestShowing showing) {
        Place place = place(staff, slug, id, Scope.MEETINGS_WRITE);
        return guests.show(staff, place.meeting(), place.date().date(), guest, Boolean.TRUE.equals(showing.shown()));
    }

    @DeleteMapping("/{guest}")
    ResponseEntity<Void> remove(Staff staff, @PathVariable String slug, @PathVariable String id,
            @PathVariable UUID guest) {
        Place place = place(staff, slug, id, Scope.MEETINGS_WRITE);
        guests.remove(staff, place.meeting(), place.date().date(), guest);
        return ResponseEntity.noContent().build();
    }

    private Place place(Staff staff, String slug, String id, Scope scope) {
        Group group = groups.moderated(staff, slug, scope);
        Occurrence date = meetings.occurrence(group.id(), id).orElseThrow(() -> new NotFound("occurrence"));
        UUID meeting = date.meeting();
        if (meeting == null) {
            throw new NotFound("meeting");
        }
        return new Place(meeting, date);
    }
}
