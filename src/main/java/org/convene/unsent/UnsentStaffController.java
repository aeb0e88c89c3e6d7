package org.convene.unsent;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.convene.audit.Staff;

/** What was typed, by itself, where the page it was typed into is no longer there. */
@Controller
class UnsentStaffController {
    /** Fields of staff pages in which nobody types: choices, switches, and what pages put into their forms themselves. */
    static final Set<String> CHOSEN = Set.of("act", "alternating", "announcements", "answer", "answerDays", "back",
            "base", "chathamHouse", "choice", "clock", "clockChanges", "clockStyle", "community", "days", "decision",
            "disabled", "displayZones", "dropLogo", "end", "everywhere", "followUps", "group", "groups", "held", "id",
            "instead",
            "invitation", "invitations", "joining", "kept", "kind", "lang", "language", "linkKind", "links", "look",
            "mail", "many", "meeting", "mode", "more", "nths", "number", "of", "onlyNew", "opened", "out", "place",
            "provider", "published", "radio", "reminder", "repeat", "rhythm", "role", "saved", "scopes", "seen", "show",
            "shown", "slot", "slots", "sort", "start", "state", "status", "then", "tick", "timeZone", "tz", "undo",
            "venue", "version", "view", "welcome", "when", "who", "whom", "zone");
    /** A number, a switch or an id. */
    private static final Pattern CODE = Pattern.compile("\\d+|true|false|on|[0-9a-f-]{36}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private final UnsentForms forms;

    UnsentStaffController(UnsentForms forms) {
        this.forms = forms;
    }

    @GetMapping("/staff/unsent/{id}")
    String show(Staff staff, @PathVariable UUID id, Model model) {
        UnsentForm form = forms.one(staff, id);
        model.addAttribute("fields", form.fields().stream().filter(UnsentStaffController::typed).toList());
        return "unsent/staff/words";
    }

    /** What pages put into their forms themselves, and what was chosen in them, is nothing to copy. */
    private static boolean typed(UnsentForm.Field field) {
        return !field.value().isBlank() && !field.name().startsWith("_") && !CHOSEN.contains(field.name())
                && !CODE.matcher(field.value()).matches()
                && !ZONES.contains(field.value());
    }
}
