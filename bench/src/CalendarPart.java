import java.sql.SQLException;

/**
 * Gives every mail of the benchmark a calendar part: a trigger writes a calendar object with the recipient's own name,
 * address and link into each mailing, where the engine finds it as it does for invitations.
 */
final class CalendarPart {
    private static final String OWN = "\uE000%s\uE001";
    private static final String OBJECT = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Convene//Benchmark//EN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19810329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:6f0c2b1e-bench@convene.example.org
            DTSTAMP:20261121T090000Z
            SEQUENCE:0
            DTSTART;TZID=Europe/Berlin:20270114T160000
            DTEND;TZID=Europe/Berlin:20270114T170000
            RRULE:FREQ=MONTHLY;BYDAY=2TH;COUNT=12
            SUMMARY:Cities and governments: monthly call
            DESCRIPTION:Fifteen minutes are enough\\, slides are optional. Your own page: %2$s
            URL:%2$s
            ORGANIZER;CN=Cities and governments:mailto:invitations+bench@convene.example.org
            ATTENDEE;CN="%1$s";PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:%3$s
            STATUS:CONFIRMED
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR
            """.formatted(own("recipient.name"), own("links.preferences"), own("recipient.address"));

    private CalendarPart() {}

    private static String own(String key) {
        return OWN.formatted(key);
    }

    static void addTo(Service service) throws SQLException {
        service.sql("""
                create or replace function bench_calendar() returns trigger language plpgsql as $body$
                begin
                    new.calendar_method := 'REQUEST';
                    new.calendar := $object$%s$object$;
                    new.calendar_organizer := 'invitations+bench@convene.example.org';
                    return new;
                end $body$;
                create or replace trigger bench_calendar before insert on mailing for each row
                    when (new.template = 'announcement') execute function bench_calendar();
                """.formatted(OBJECT.replace("\n", "\r\n")));
    }
}
