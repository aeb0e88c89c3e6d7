package org.convene.answer;

/** Answers as calendar programs send them; {@code {uid}}, {@code {to}}, {@code {me}}, {@code {stamp}} and {@code {date}} are filled in. */
final class ReplySamples {
    /** Exchange leaves ORGANIZER out, writes MAILTO: large, names zones its own way and repeats the rule. */
    static final String OUTLOOK = """
            From: Mara Lind <{me}>
            To: "Cities" <{to}>
            Subject: Accepted: Monthly call
            Thread-Topic: Monthly call
            Message-ID: <{stamp}.outlook@prod.outlook.example>
            X-MS-Has-Attach:
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="_000_AM9PR"

            --_000_AM9PR
            Content-Type: text/plain; charset="us-ascii"

            --_000_AM9PR
            Content-Type: text/calendar; charset="utf-8"; method=REPLY
            Content-Transfer-Encoding: 8bit

            BEGIN:VCALENDAR
            METHOD:REPLY
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            ATTENDEE;PARTSTAT={answer};CN=Mara Lind:MAILTO:{me}
            COMMENT;LANGUAGE=en-US:I bring the\\, let us say\\, slides\\n
            UID:{uid}
            {date}
            SUMMARY;LANGUAGE=en-US:Accepted: Monthly call
            DTSTART;TZID=W. Europe Standard Time:20261210T150000
            DTEND;TZID=W. Europe Standard Time:20261210T160000
            CLASS:PUBLIC
            PRIORITY:5
            DTSTAMP:{stamp}
            TRANSP:OPAQUE
            STATUS:CONFIRMED
            SEQUENCE:{sequence}
            X-MICROSOFT-CDO-APPT-SEQUENCE:0
            X-MICROSOFT-CDO-BUSYSTATUS:BUSY
            END:VEVENT
            END:VCALENDAR

            --_000_AM9PR--
            """;

    /** Google says the comment in a parameter, times in UTC, and sends a plain mail of the person with a file beside. */
    static final String GOOGLE = """
            From: {me}
            Sender: Google Calendar <calendar-notification@google.example>
            To: {to}
            Subject: Declined: Monthly call @ Thu Dec 10, 2026
            Message-ID: <calendar-{stamp}@google.example>
            Reply-To: {me}
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="0000000000004bf1"

            --0000000000004bf1
            Content-Type: multipart/alternative; boundary="0000000000004bef"

            --0000000000004bef
            Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

            Tomas has declined this invitation.

            --0000000000004bef
            Content-Type: text/calendar; charset="UTF-8"; method=REPLY
            Content-Transfer-Encoding: 7bit

            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:REPLY
            BEGIN:VEVENT
            DTSTART:20261210T140000Z
            DTEND:20261210T150000Z
            DTSTAMP:{stamp}
            ORGANIZER;CN=Cities:mailto:{to}
            UID:{uid}
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={me};X-
             NUM-GUESTS=0;X-RESPONSE-COMMENT="On a train: sorry; next time":mailto:{me}
            {date}
            SEQUENCE:{sequence}
            STATUS:CONFIRMED
            SUMMARY:Monthly call
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR

            --0000000000004bef--

            --0000000000004bf1
            Content-Type: application/ics; name="invite.ics"
            Content-Disposition: attachment; filename="invite.ics"
            Content-Transfer-Encoding: 7bit

            BEGIN:VCALENDAR
            PRODID:-//Google Inc//Google Calendar 70.9054//EN
            VERSION:2.0
            CALSCALE:GREGORIAN
            METHOD:REPLY
            BEGIN:VEVENT
            DTSTART:20261210T140000Z
            DTEND:20261210T150000Z
            DTSTAMP:{stamp}
            ORGANIZER;CN=Cities:mailto:{to}
            UID:{uid}
            ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={me};X-
             NUM-GUESTS=0;X-RESPONSE-COMMENT="On a train: sorry; next time":mailto:{me}
            {date}
            SEQUENCE:{sequence}
            STATUS:CONFIRMED
            SUMMARY:Monthly call
            TRANSP:OPAQUE
            END:VEVENT
            END:VCALENDAR

            --0000000000004bf1--
            """;

    /** Apple answers from whichever account is the first; the attendee is right. No method in the part, only inside. */
    static final String APPLE = """
            From: Noor at home <noor.private@icloud.example>
            To: {to}
            Subject: Noor accepted your invitation to =?utf-8?Q?=E2=80=9CMonthly_call=E2=80=9D?=
            Message-Id: <{stamp}-apple@icloud.example>
            Mime-Version: 1.0 (1.0)
            Content-Type: multipart/mixed; boundary=Apple-Mail-7F2

            --Apple-Mail-7F2
            Content-Type: text/plain; charset=us-ascii

            Noor accepted your invitation

            --Apple-Mail-7F2
            Content-Type: text/calendar; name=iCal-20261121-101500.ics
            Content-Disposition: attachment; filename=iCal-20261121-101500.ics
            Content-Transfer-Encoding: quoted-printable

            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            METHOD:REPLY
            PRODID:-//Apple Inc.//iOS 26.1//EN
            VERSION:2.0
            BEGIN:VEVENT
            ATTENDEE;CN=3D"Noor";CUTYPE=3DINDIVIDUAL;PARTSTAT=3D{answer};ROLE=3DREQ-PARTICI=
            PANT:mailto:{me}
            CREATED:20261121T101400Z
            DTEND;TZID=3DEurope/Berlin:20261210T160000
            DTSTAMP:{stamp}
            DTSTART;TZID=3DEurope/Berlin:20261210T150000
            LAST-MODIFIED:20261121T101500Z
            ORGANIZER;CN=3D"Cities":mailto:{to}
            {date}
            SEQUENCE:{sequence}
            SUMMARY:Monthly call
            UID:{uid}
            BEGIN:VALARM
            ACTION:NONE
            TRIGGER;VALUE=3DDATE-TIME:19760401T005545Z
            UID:not-the-event
            END:VALARM
            END:VEVENT
            END:VCALENDAR

            --Apple-Mail-7F2--
            """;

    private ReplySamples() {}

    static String counter(String reply) {
        return reply.replace("METHOD:REPLY", "METHOD:COUNTER").replace("method=REPLY", "method=COUNTER");
    }
}
