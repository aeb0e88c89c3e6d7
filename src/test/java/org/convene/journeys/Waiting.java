package org.convene.journeys;

import java.util.UUID;

import org.convene.testing.Cast;
import org.convene.testing.Http;

/** What waits for staff: made as visitors and colleagues make it. */
final class Waiting {
    private final Http http;

    Waiting(Http http) {
        this.http = http;
    }

    /** An idea that may be shown, with its writer’s name. */
    void idea(String group, String writer) {
        letter("idea", group, writer, "A shared map", ", \"mayList\": true, \"mayName\": true");
    }

    void talk(String group, String writer) {
        letter("talk", group, writer, "Budgets that last", "");
    }

    private void letter(String kind, String group, String writer, String subject, String more) {
        http.json("POST", "/api/v1/contact-requests", """
                {"kind": "%s", "email": "%s", "name": "Tomás Rey", "group": "%s", "subject": "%s",
                 "body": "All meetings on one map."%s}""".formatted(kind, writer, group, subject, more));
    }

    /** A draft of a moderator who asks somebody else to look at it. @return its address among staff’s pages */
    String draft(Cast cast, UUID group, String slug) {
        String[] mo = cast.bearer(cast.moderator("Mo", group));
        String draft = http.json("POST", "/api/v1/announcements",
                "{\"groups\": [\"" + slug + "\"], \"subject\": \"Rooms\", \"body\": \"Which?\"}", mo).body()
                .replaceFirst("(?s).*?\"id\":\"([^\"]+).*", "$1");
        http.json("POST", "/api/v1/announcements/" + draft + "/request-approval", "{\"version\": 0}", mo);
        return "/staff/announcements/" + draft;
    }
}
