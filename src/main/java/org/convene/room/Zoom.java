package org.convene.room;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Zoom. Each meeting gets one room without fixed times (type 3): its id stays, and its recurrence, which can say less than
 * ours and knows other clock changes, is never asked.
 */
@Component
class Zoom implements RoomProvider {
    private static final int NO_FIXED_TIME = 3;
    private final ZoomCalls zoom;

    Zoom(ZoomCalls zoom) {
        this.zoom = zoom;
    }

    @Override
    public Provider provider() {
        return Provider.ZOOM;
    }

    @Override
    public boolean ready() {
        return zoom.ready();
    }

    @Override
    public Opened open(RoomPlan plan) {
        return (plan.again() ? zoom.find(mark(plan)) : Optional.<JsonNode>empty())
                .map(ZoomCalls::opened).orElseGet(() -> ZoomCalls.opened(zoom.make(words(plan))));
    }

    @Override
    public void change(String external, RoomPlan plan) {
        zoom.ask("PATCH", ZoomCalls.meeting(external), words(plan));
    }

    @Override
    public void close(String external) {
        zoom.delete(external);
    }

    @Override
    public List<Recording> recordings(String external, String reference) {
        return zoom.recordings(reference.isEmpty() ? external : reference);
    }

    @Override
    public String way(Room room, Visit visit) {
        return room.address();
    }

    private static Map<String, Object> words(RoomPlan plan) {
        return Map.of("topic", ZoomCalls.topic(plan.title()), "type", NO_FIXED_TIME, "agenda", mark(plan), "settings",
                Map.of("auto_recording", plan.confidential() ? "none" : "cloud", "auto_start_meeting_summary", false,
                        "join_before_host", false, "approval_type", 2, "waiting_room", true,
                        "allow_multiple_devices", true));
    }

    private static String mark(RoomPlan plan) {
        return "Convene " + plan.meeting();
    }

    static URI tokenAddress(RoomProperties.Zoom settings) {
        return RoomProperties.at(settings.url(), "/oauth/token?grant_type=account_credentials&account_id="
                + ZoomCalls.encoded(settings.accountId()));
    }
}
