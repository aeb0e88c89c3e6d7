package org.convene.room;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;

/** The room of a meeting for staff programs. */
@RestController
class RoomApiController {
    private final Rooms rooms;

    RoomApiController(Rooms rooms) {
        this.rooms = rooms;
    }

    /** The room. @param state LINK, ORDERED, READY or FAILED @param problem absent when nothing is wrong */
    record RoomBody(Provider provider, String state, @Nullable RoomProblem problem, List<Provider> offered) {}

    /** Which provider to take. */
    record RoomWrite(@Nullable String provider) {}

    @GetMapping(path = "/api/v1/meetings/{id}/room", produces = "application/json")
    RoomBody show(Staff staff, @PathVariable UUID id) {
        RoomView room = rooms.of(staff, id);
        return new RoomBody(room.provider(), room.state(),
                room.problem() == RoomProblem.NONE ? null : room.problem(), room.offered());
    }

    @PatchMapping(path = "/api/v1/meetings/{id}/room", consumes = "application/json", produces = "application/json")
    RoomBody choose(Staff staff, @PathVariable UUID id, @RequestBody RoomWrite wanted) {
        String provider = wanted.provider();
        rooms.choose(staff, id,
                provider == null ? rooms.of(staff, id).provider() : RoomStaffController.read(provider));
        return show(staff, id);
    }
}
