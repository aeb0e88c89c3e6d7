package org.convene.meeting;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.MeetingDraft.Time;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * A meeting as staff programs read it.
 *
 * @param start local date and time of the leading slot's first date
 * @param recurrence RFC 5545 RRULE, or ANNOUNCED: date by date; absent: once
 * @param alternating the slots take turns
 * @param chathamHouse whether the rule applies: GROUP as the group has it, ON or OFF
 * @param follows the meeting that this one goes on with
 * @param version to be sent back with a change
 */
record MeetingBody(String id, String title, String description, String timeZone, String start, int durationMinutes,
        @Nullable String recurrence, List<SlotBody> slots, boolean alternating, VenueBody venue,
        ChathamHouse chathamHouse, String status,
        boolean mailed, @Nullable String follows, long version) {

    /** A slot. @param time local, {@code HH:mm} @param durationMinutes absent: as long as the meeting */
    record SlotBody(@Nullable String id, @Nullable String label, @Nullable String time, @Nullable String timeZone,
            @Nullable Integer durationMinutes) {}

    /** A venue. @param place address in one line @param host who receives us there */
    record VenueBody(@Nullable String kind, @Nullable String joinUrl, @Nullable String place, @Nullable String host) {}

    static MeetingBody of(Meeting meeting) {
        Slot lead = meeting.slots().getFirst();
        Venue venue = meeting.venue();
        return new MeetingBody(meeting.id().toString(), meeting.title(), meeting.description(), lead.zone().getId(),
                lead.on(meeting.firstDate()).toString(), meeting.minutes(),
                meeting.recurrence().once() ? null : meeting.recurrence().toRule(),
                meeting.slots().stream().map(slot -> new SlotBody(slot.id().toString(), slot.label(),
                        slot.time().toString(), slot.zone().getId(), slot.minutes())).toList(),
                meeting.alternating(),
                new VenueBody(venue.kind().name(), venue.joinUrl(), venue.place().address(), venue.place().host()),
                meeting.chathamHouse(), meeting.status().name(), meeting.firstMailed() != null,
                meeting.follows() == null ? null : meeting.follows().toString(), meeting.version());
    }

    /** As lists and those who only look see it: without the address of the room. */
    MeetingBody listed() {
        return new MeetingBody(id, title, description, timeZone, start, durationMinutes, recurrence, slots,
                alternating, new VenueBody(venue.kind(), null, venue.place(), venue.host()), chathamHouse, status,
                mailed, follows,
                version);
    }

    /**
     * A meeting as programs write it; what is absent stays, or takes its default when the meeting is new.
     *
     * @param slots all slots; a slot without a time or zone takes those of {@code start} and {@code timeZone}; absent: one
     *            slot at {@code start}
     */
    record Write(@Nullable String title, @Nullable String description, @Nullable String timeZone,
            @Nullable String start, @Nullable Integer durationMinutes, @Nullable String recurrence,
            @Nullable List<SlotBody> slots, @Nullable Boolean alternating, @Nullable VenueBody venue,
            @Nullable ChathamHouse chathamHouse,
            @Nullable Long version) {
        private static final Venue ONLINE = new Venue(Venue.Kind.ONLINE, "", Venue.Place.UNKNOWN);

        MeetingDraft draft() {
            return onto(new MeetingDraft("", "", "", "", 60, ONLINE, List.of(), false));
        }

        MeetingDraft onto(MeetingDraft old) {
            String date = start == null ? old.firstDate() : part(start, 0);
            return new MeetingDraft(or(title, old.title()), or(description, old.description()), date,
                    or(recurrence, old.recurrence()), or(durationMinutes, old.minutes()), venue(old.venue()),
                    times(old.slots()), or(alternating, old.alternating()),
                    or(chathamHouse, old.chathamHouse()));
        }

        /** The same problems at the fields of this body. */
        InvalidInput located(InvalidInput bad) {
            return new InvalidInput(bad.problems().stream()
                    .map(one -> new FieldProblem(located(one.field()), one.code(), one.args())).toList());
        }

        /** Where a field of the form stands in this body. */
        static String pointer(String field) {
            return switch (field) {
                case "firstDate" -> "/start";
                case "repeat" -> "/recurrence";
                case "minutes" -> "/durationMinutes";
                case "venue" -> "/venue/kind";
                case "joinUrl" -> "/venue/joinUrl";
                case "placeHost" -> "/venue/host";
                case "placeAddress" -> "/venue/place";
                default -> "/" + field;
            };
        }

        private String located(String field) {
            String plain = slots == null && field.startsWith("slots[0].") ? field.substring(9) : field;
            return switch (plain) {
                case "firstDate", "time" -> "start";
                case "zone" -> "timeZone";
                case "minutes" -> "durationMinutes";
                case "joinUrl" -> "venue.joinUrl";
                case "placeHost" -> "venue.host";
                case "placeAddress" -> "venue.place";
                default -> plain.replace("].zone", "].timeZone").replace("].minutes", "].durationMinutes");
            };
        }

        private List<Time> times(List<Time> old) {
            Time lead = old.isEmpty() ? new Time("", "", "", null) : old.getFirst();
            String time = start == null ? lead.time() : part(start, 1);
            String zone = or(timeZone, lead.zone());
            if (slots != null) {
                return slots.stream().map(slot -> new Time(or(slot.label(), ""), or(slot.time(), time),
                        or(slot.timeZone(), zone), slot.durationMinutes())).toList();
            }
            if (old.size() <= 1) {
                return List.of(new Time(lead.label(), time, zone, lead.minutes()));
            }
            return java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(new Time(lead.label(), time, zone, lead.minutes())),
                    old.stream().skip(1)).toList();
        }

        private Venue venue(Venue old) {
            if (venue == null) {
                return old;
            }
            String joinUrl = or(venue.joinUrl(), old.joinUrl());
            Venue.Place place = new Venue.Place(or(venue.host(), old.place().host()),
                    or(venue.place(), old.place().address()));
            return new Venue(kind(venue.kind(), joinUrl, place), joinUrl, place);
        }

        private static Venue.Kind kind(@Nullable String typed, String joinUrl, Venue.Place place) {
            for (Venue.Kind kind : Venue.Kind.values()) {
                if (kind.name().equals(typed)) {
                    return kind;
                }
            }
            return !place.known() ? Venue.Kind.ONLINE : joinUrl.isEmpty() ? Venue.Kind.IN_PERSON : Venue.Kind.BOTH;
        }

        /** Date or time of a local date-time; whatever is not one is handed on to be refused at its field. */
        private static String part(String start, int which) {
            String[] parts = start.split("T", 2);
            return parts.length == 2 ? parts[which] : which == 0 ? start : "";
        }

        private static <T> T or(@Nullable T changed, T old) {
            return changed == null ? old : changed;
        }
    }
}
