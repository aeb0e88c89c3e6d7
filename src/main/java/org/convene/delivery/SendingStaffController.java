package org.convene.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** How sending goes, and the levers over single mailings. */
@Controller
@RequestMapping("/staff/sending")
class SendingStaffController {
    private final Deliveries deliveries;

    SendingStaffController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping
    String show(Staff staff, Reader reader, Model model) {
        SendingOverview overview = deliveries.overview(staff);
        Moments moments = new Moments(reader);
        model.addAttribute("overview", overview);
        model.addAttribute("bars", HourBar.of(overview.hours(), moments));
        model.addAttribute("oldest", overview.queue().oldest().map(moments::of).orElse(""));
        model.addAttribute("downSince", overview.relayDown().map(down -> moments.of(down.since())).orElse(""));
        model.addAttribute("downReason", overview.relayDown().map(SendingOverview.Down::reason).orElse(""));
        model.addAttribute("open", overview.open().stream().map(mailing -> OpenLine.of(mailing, moments)).toList());
        model.addAttribute("uncertain",
                overview.uncertain().stream().map(report -> UncertainLine.of(report, moments)).toList());
        return "delivery/staff/sending";
    }

    @PostMapping("/mailings/{id}/pause")
    RedirectView pause(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        deliveries.pause(staff, id);
        return done(next, "staff.delivery.paused");
    }

    @PostMapping("/mailings/{id}/resume")
    RedirectView resume(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        deliveries.resume(staff, id);
        return done(next, "staff.delivery.resumed");
    }

    @PostMapping("/mailings/{id}/cancel")
    RedirectView cancel(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        deliveries.cancel(staff, id);
        return done(next, "staff.delivery.cancelled");
    }

    private static RedirectView done(RedirectAttributes next, String notice) {
        return SeeOther.to("/staff/sending", next, notice);
    }

    /** @param kind the origin's first word, such as {@code announcement}; @param of what stands after it */
    public record OpenLine(UUID id, String kind, String of, String template, String about, String due, boolean paused,
            String pauseReason, boolean frozen, String trouble, long waiting) {
        static OpenLine of(OpenMailing mailing, Moments moments) {
            String trouble = mailing.trouble();
            String[] origin = mailing.origin().split(":", 2);
            return new OpenLine(mailing.id(), origin[0], origin[origin.length - 1], mailing.template(),
                    mailing.about(), moments.of(mailing.dueAt()), mailing.paused(), mailing.pauseReason(),
                    mailing.frozen(),
                    trouble == null ? "" : trouble,
                    mailing.waiting());
        }
    }

    /** A mail that may have gone out or not. @param at in the reader's words */
    public record UncertainLine(UUID id, String address, String at) {
        static UncertainLine of(DeliveryReport report, Moments moments) {
            var at = report.at();
            return new UncertainLine(report.id(), report.address().value(), at == null ? "" : moments.of(at));
        }
    }

    /** One hour of the chart; heights in the chart's own units. */
    public record HourBar(String hour, long accepted, long troubled, int x, int height, int troubledHeight) {
        private static final int TALLEST = 68;

        static List<HourBar> of(List<SendingOverview.Hour> hours, Moments moments) {
            long most = Math.max(1, hours.stream().mapToLong(hour -> Math.max(hour.accepted(), hour.troubled())).max()
                    .orElse(1));
            return java.util.stream.IntStream.range(0, hours.size()).mapToObj(i -> {
                SendingOverview.Hour hour = hours.get(i);
                return new HourBar(moments.hour(hour.begin()), hour.accepted(), hour.troubled(), i * 20,
                        height(hour.accepted(), most), height(hour.troubled(), most));
            }).toList();
        }

        private static int height(long count, long most) {
            return count == 0 ? 0 : (int) Math.max(2, TALLEST * count / most);
        }
    }
}
