package org.convene.room;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Zoom with everybody registered: one meeting with a time (type 2) for each date. Registration needs a moderator's yes
 * (approval_type 1), which is given along with each person we name, so that Zoom's own page of registration admits nobody.
 */
@Component
class ZoomRegistered implements RoomProvider, Registering {
    private static final Logger LOG = LoggerFactory.getLogger(ZoomRegistered.class);
    private static final int WITH_A_TIME = 2;
    private static final int BY_HAND = 1;
    private static final int AT_ONCE = 30;
    private static final int NAME = 60;
    private final ZoomCalls zoom;
    private final DatedRoomRepository dated;

    ZoomRegistered(ZoomCalls zoom, DatedRoomRepository dated) {
        this.zoom = zoom;
        this.dated = dated;
    }

    @Override
    public Provider provider() {
        return Provider.ZOOM_REGISTERED;
    }

    @Override
    public boolean ready() {
        return zoom.ready();
    }

    /** The rooms come date by date. */
    @Override
    public Opened open(RoomPlan plan) {
        return new Opened("by date", "");
    }

    @Override
    public void change(String external, RoomPlan plan) {
        // the rooms of the dates are changed
    }

    @Override
    public void close(String external) {
        zoom.delete(external);
    }

    @Override
    public List<Recording> recordings(String external, String reference) {
        return reference.isEmpty() ? List.of() : zoom.recordings(reference);
    }

    @Override
    public String way(Room room, Visit visit) {
        return dated.way(room.meeting(), DatedRoom.reference(visit.date(), visit.slot()), visit.person());
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Opened open(DatedPlan plan) {
        Optional<JsonNode> earlier = plan.again() ? zoom.find(mark(plan)) : Optional.empty();
        JsonNode found = earlier.orElseGet(() -> zoom.make(words(plan)));
        if (found.path("settings").path("approval_type").asInt(2) != BY_HAND) {
            zoom.delete(found.path("id").asString(""));
            throw new RoomFailure(RoomProblem.LICENCE, "registration was dropped");
        }
        return ZoomCalls.opened(found);
    }

    @Override
    public void change(String external, DatedPlan plan) {
        zoom.ask("PATCH", ZoomCalls.meeting(external), words(plan));
    }

    /** All at once; where Zoom refuses that, one by one. */
    @Override
    public List<Entrant> register(DatedRoom room, List<Entrant> people, Consumer<List<Entry>> done) {
        try {
            JsonNode answer = zoom.ask("POST", ZoomCalls.meeting(room.external()) + "/batch_registrants",
                    Map.of("auto_approve", true, "registrants_confirmation_email", false, "registrants",
                            people.stream().map(ZoomRegistered::person).toList()));
            done.accept(entries(people, answer.path("registrants")));
            return List.of();
        } catch (RoomFailure failure) {
            requireRefused(failure);
            return people.stream().filter(one -> !registered(room, one, done)).toList();
        }
    }

    /** @throws RoomFailure unless it is about single people */
    private static void requireRefused(RoomFailure failure) {
        if (failure.problem() != RoomProblem.IS_HOST && failure.problem() != RoomProblem.REFUSED) {
            throw failure;
        }
    }

    private static List<Entry> entries(List<Entrant> people, JsonNode registered) {
        Map<String, JsonNode> byEmail = new HashMap<>();
        registered.forEach(one -> byEmail.put(one.path("email").asString("").toLowerCase(Locale.ROOT), one));
        List<Entry> entries = new ArrayList<>();
        for (Entrant one : people) {
            JsonNode found = byEmail.get(one.email().toLowerCase(Locale.ROOT));
            if (found == null) {
                throw new RoomFailure(RoomProblem.UNREACHABLE, "somebody was not registered");
            }
            entries.add(entry(one, found));
        }
        return entries;
    }

    /** False when Zoom refuses this one alone; a host goes in by the meeting's own address. */
    private boolean registered(DatedRoom room, Entrant one, Consumer<List<Entry>> done) {
        Map<String, Object> words = new HashMap<>(person(one));
        words.put("auto_approve", true);
        try {
            done.accept(List.of(entry(one,
                    zoom.ask("POST", ZoomCalls.meeting(room.external()) + "/registrants", words))));
        } catch (RoomFailure failure) {
            requireRefused(failure);
            LOG.info("{} is not registered at Zoom: {}", one, failure.getMessage());
            if (failure.problem() != RoomProblem.IS_HOST) {
                return false;
            }
            done.accept(List.of(new Entry(one.person(), "", one.email(), room.address())));
        }
        return true;
    }

    private static Entry entry(Entrant one, JsonNode registered) {
        String address = registered.path("join_url").asString("");
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "a registration without an address");
        }
        return new Entry(one.person(), registered.path("registrant_id").asString(""), one.email(), address);
    }

    @Override
    public void cancel(DatedRoom room, List<Entry> entries) {
        if (!entries.isEmpty()) {
            zoom.ask("PUT", ZoomCalls.meeting(room.external()) + "/registrants/status", Map.of("action", "cancel",
                    "registrants", entries.stream()
                            .map(one -> Map.of("id", one.registrant(), "email", one.email())).toList()));
        }
    }

    /** Others in the room see the name, never the address. */
    private static Map<String, Object> person(Entrant one) {
        String name = one.name().isBlank() ? "Guest" : one.name().strip();
        String cut = name.length() <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0,
                        name.codePointCount(0, NAME)));
        int space = cut.lastIndexOf(' ');
        return space < 0
                ? Map.of("email", one.email(), "first_name", cut)
                : Map.of("email", one.email(), "first_name", cut.substring(0, space), "last_name",
                        cut.substring(space + 1));
    }

    private static Map<String, Object> words(DatedPlan plan) {
        return Map.of("topic", ZoomCalls.topic(plan.title()), "type", WITH_A_TIME, "start_time",
                plan.start().truncatedTo(ChronoUnit.SECONDS).toString(), "duration", plan.length().toMinutes(),
                "timezone", "UTC", "agenda", mark(plan), "settings", settings(plan));
    }

    /** Zoom's own mails stay off: it tells nobody anything that we do not. */
    private static Map<String, Object> settings(DatedPlan plan) {
        return Map.of("auto_recording", plan.confidential() ? "none" : "cloud", "auto_start_meeting_summary", false,
                "join_before_host", false, "approval_type", BY_HAND, "registration_type", 1, "waiting_room", false,
                "registrants_confirmation_email", false, "registrants_email_notification", false);
    }

    private static String mark(DatedPlan plan) {
        return "Convene " + plan.meeting() + " " + plan.reference();
    }
}
