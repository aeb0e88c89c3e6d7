package org.convene.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import org.convene.group.Group;
import org.convene.site.Site;

/** One date as search engines read it from a page: schema.org Event as JSON-LD, one for each of its times. Never how to join. */
@Component
class SchemaEvents {
    private static final String SCHEMA = "https://schema.org/";
    private final JsonMapper json;
    private final Site site;

    SchemaEvents(JsonMapper json, Site site) {
        this.json = json;
        this.site = site;
    }

    /** Text for a script element of type {@code application/ld+json}: nothing in it ends the element. */
    String of(Group group, Occurrence one) {
        Map<String, Object> all = Map.of("@context", "https://schema.org", "@graph",
                one.times().stream().map(time -> event(group, one, time)).toList());
        return json.writeValueAsString(all).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private Map<String, Object> event(Group group, Occurrence one, OccurrenceTime time) {
        String page = site.link("/groups/" + group.slug() + "/meetings/" + one.meeting() + "?date=" + one.date());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@type", "Event");
        event.put("name", one.heading().equals(one.title()) ? one.title() : one.title() + ": " + one.heading());
        event.put("startDate", time.start().atZone(time.slot().zone()).toOffsetDateTime().toString());
        event.put("endDate", time.end().atZone(time.slot().zone()).toOffsetDateTime().toString());
        event.put("eventStatus", SCHEMA + status(one, time));
        if (time.moved() && !one.cancelled()) {
            event.put("previousStartDate", time.original().atZone(time.slot().zone()).toOffsetDateTime().toString());
        }
        event.put("eventAttendanceMode", SCHEMA + mode(one.venue()));
        event.put("location", locations(one, page));
        event.put("description", one.session().description().isEmpty() ? group.purpose() : one.session().description());
        event.put("organizer", Map.of("@type", "Organization", "name", group.name(), "url",
                site.link("/groups/" + group.slug())));
        event.put("url", page);
        event.put("isAccessibleForFree", true);
        return event;
    }

    private static String status(Occurrence one, OccurrenceTime time) {
        return one.cancelled() ? "EventCancelled" : time.moved() ? "EventRescheduled" : "EventScheduled";
    }

    private static String mode(Venue.Kind venue) {
        return switch (venue) {
            case ONLINE -> "OnlineEventAttendanceMode";
            case IN_PERSON -> "OfflineEventAttendanceMode";
            case BOTH -> "MixedEventAttendanceMode";
        };
    }

    private static List<Map<String, String>> locations(Occurrence one, String page) {
        List<Map<String, String>> all = new ArrayList<>();
        if (one.venue() != Venue.Kind.IN_PERSON) {
            all.add(Map.of("@type", "VirtualLocation", "url", page));
        }
        if (one.venue() != Venue.Kind.ONLINE && one.place().known()) {
            all.add(Map.of("@type", "Place", "name",
                    one.place().host().isEmpty() ? one.place().address() : one.place().host(), "address",
                    one.place().address()));
        }
        return all;
    }
}
