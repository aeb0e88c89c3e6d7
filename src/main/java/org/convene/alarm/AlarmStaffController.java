package org.convene.alarm;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.site.NotFound;
import org.convene.web.SeeOther;

/** The buttons beside an alarm. */
@Controller
class AlarmStaffController {
    private final Alarms alarms;

    AlarmStaffController(Alarms alarms) {
        this.alarms = alarms;
    }

    @PostMapping("/staff/alarms")
    RedirectView rest(Staff staff, @RequestParam String kind, @RequestParam String subject,
            @RequestParam(defaultValue = "") String until, RedirectAttributes next) {
        alarms.rest(staff, kind(kind), subject(subject), until.equals("good"));
        return SeeOther.to("/staff", next, "staff.alarm.rests", "/staff/alarms/wake",
                Map.of("kind", kind, "subject", subject));
    }

    /** The way back, from the notice or later from the list of what was put off. */
    @PostMapping("/staff/alarms/wake")
    RedirectView wake(Staff staff, @RequestParam String kind, @RequestParam String subject, RedirectAttributes next) {
        alarms.wake(staff, kind(kind), subject(subject));
        return SeeOther.to("/staff", next, "staff.alarm.woken");
    }

    private static Alarm.Kind kind(String typed) {
        return Arrays.stream(Alarm.Kind.values()).filter(one -> one.name().equals(typed)).findFirst()
                .orElseThrow(() -> new NotFound("alarm"));
    }

    private static UUID subject(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException noId) {
            throw new NotFound("alarm");
        }
    }
}
