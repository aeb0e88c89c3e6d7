package org.convene.invitation;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.OccurrenceTimes;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.Markdown;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceView;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.web.Reader;

/** The personal page behind the join link of an invitation. Reading it changes nothing. */
@Controller
class JoinController {
    private static final String JOIN = "invitation/join";
    private final Invitations invitations;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Markdown markdown;
    private final Tokens tokens;

    JoinController(Invitations invitations, WorkingGroups groups, OccurrenceViews views, Markdown markdown,
            Tokens tokens) {
        this.invitations = invitations;
        this.groups = groups;
        this.views = views;
        this.markdown = markdown;
        this.tokens = tokens;
    }

    @GetMapping("/join/{token}")
    String show(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        return joining(token).map(joining -> page(joining, token, reader, model)).orElseGet(() -> gone(response));
    }

    /** Leads to the provider's address as it is now, only while the way is open. */
    @PostMapping("/join/{token}")
    Object join(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        var joining = joining(token);
        String room = joining.map(Joining::room).orElse("");
        if (!room.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(room))
                    .header("Referrer-Policy", "no-referrer").header("Cache-Control", "no-store").build();
        }
        return joining.map(early -> page(early, token, reader, model)).orElseGet(() -> gone(response));
    }

    private Optional<Joining> joining(String token) {
        return tokens.open(Purpose.JOIN, token).flatMap(invitations::joining);
    }

    private String page(Joining joining, String token, Reader reader, Model model) {
        Group group = group(joining.meeting());
        model.addAttribute("group", group);
        model.addAttribute("brandOf", group.slug());
        model.addAttribute("meeting", joining.meeting());
        model.addAttribute("confidential", joining.meeting().confidential(group));
        model.addAttribute("token", token);
        model.addAttribute("open", joining.open());
        model.addAttribute("room", !joining.room().isEmpty());
        model.addAttribute("rules", markdown.html(group.rules()));
        Occurrence next = joining.next();
        Instant opens = joining.opens();
        if (next != null && opens != null) {
            Reader own = new Reader(joining.clock().on(reader.locale()), reader.zone(), reader.zoneKnown());
            OccurrenceView view = views.of(group, next, own);
            model.addAttribute("next", view);
            ZoneId zone = reader.zoneKnown() ? reader.zone() : next.times().getFirst().slot().zone();
            boolean sameDay = opens.atZone(zone).toLocalDate().equals(Instant.parse(view.start()).atZone(zone)
                    .toLocalDate());
            model.addAttribute("early", sameDay ? "invitation.join.early" : "invitation.join.early.day");
            model.addAttribute("opens", sameDay
                    ? OccurrenceTimes.hour(opens, zone, own.zoneKnown() ? own.locale() : own.formats())
                    : new Reader(own.locale(), zone, true).moment(opens, FormatStyle.FULL));
            model.addAttribute("city", ZoneWords.city(zone, reader.locale()));
        }
        return JOIN;
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow(() -> new NotFound("group"));
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(404);
        return "invitation/gone";
    }
}
