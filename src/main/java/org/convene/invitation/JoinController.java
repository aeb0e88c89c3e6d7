package org.convene.invitation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.Answer;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.Markdown;
import org.convene.meeting.Meeting;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.Reader;

/** The personal pages behind the links of an invitation: join and answer. Reading them changes nothing. */
@Controller
class JoinController {
    private static final Limit AGAIN = new Limit("invitation-again", 3, Duration.ofHours(1));
    private static final String JOIN = "invitation/join";
    private final Invitations invitations;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Markdown markdown;
    private final Tokens tokens;
    private final RateLimits limits;

    JoinController(Invitations invitations, WorkingGroups groups, OccurrenceViews views, Markdown markdown,
            Tokens tokens, RateLimits limits) {
        this.invitations = invitations;
        this.groups = groups;
        this.views = views;
        this.markdown = markdown;
        this.tokens = tokens;
        this.limits = limits;
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

    @GetMapping("/answer/{token}")
    String question(@PathVariable String token, Model model, HttpServletResponse response) {
        return tokens.open(Purpose.ANSWER, token).flatMap(invitations::answering)
                .map(asked -> question(asked, token, model, false)).orElseGet(() -> gone(response));
    }

    @PostMapping("/answer/{token}")
    String answer(@PathVariable String token, @RequestParam(defaultValue = "") String answer, Model model,
            HttpServletResponse response) {
        var invitation = tokens.open(Purpose.ANSWER, token);
        Answer given = List.of(Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED).stream()
                .filter(one -> one.name().equalsIgnoreCase(answer)).findFirst().orElse(Answer.NEEDS_ACTION);
        if (invitation.flatMap(invitations::answering).isEmpty()) {
            return gone(response);
        }
        if (given == Answer.NEEDS_ACTION) {
            response.setStatus(422);
            return question(invitations.answering(invitation.get()).orElseThrow(), token, model, false);
        }
        invitations.answer(invitation.get(), given);
        return question(invitations.answering(invitation.get()).orElseThrow(), token, model, true);
    }

    @PostMapping("/answer/{token}/again")
    String again(@PathVariable String token, Model model, HttpServletResponse response) {
        var asked = tokens.open(Purpose.ANSWER, token)
                .flatMap(id -> invitations.answering(id).map(answering -> Map.entry(id, answering)));
        if (asked.isEmpty()) {
            return gone(response);
        }
        limits.take(AGAIN, asked.get().getKey().toString());
        invitations.again(asked.get().getKey());
        model.addAttribute("again", true);
        return question(asked.get().getValue(), token, model, false);
    }

    private java.util.Optional<Joining> joining(String token) {
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
            model.addAttribute("next", views.of(group, next, own));
            ZoneId zone = reader.zoneKnown() ? reader.zone() : next.times().getFirst().slot().zone();
            model.addAttribute("opens", words(opens, zone, own));
            model.addAttribute("city", ZoneWords.city(zone, reader.locale()));
        }
        return JOIN;
    }

    private static String words(Instant at, ZoneId zone, Reader reader) {
        return new Reader(reader.locale(), zone, true).moment(at, FormatStyle.FULL);
    }

    private String question(Answering asked, String token, Model model, boolean saved) {
        Group group = group(asked.meeting());
        model.addAttribute("group", group);
        model.addAttribute("brandOf", group.slug());
        model.addAttribute("meeting", asked.meeting());
        model.addAttribute("answer", asked.answer().name());
        model.addAttribute("token", token);
        model.addAttribute("saved", saved);
        return "invitation/answer";
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow(() -> new NotFound("group"));
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(404);
        return "invitation/gone";
    }
}
