package org.convene.choice;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.subscription.MemberChoice;
import org.convene.subscription.MemberRow;
import org.convene.subscription.SlotOffer;
import org.convene.subscription.SlotOffers;
import org.convene.subscription.Subscriptions;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** Which times one member takes and how they read them, as their moderators see and change it. */
@Controller
class ChoiceStaffController {
    private final Subscriptions subscriptions;
    private final SlotOffers offers;
    private final WorkingGroups groups;
    private final Forms forms;

    ChoiceStaffController(Subscriptions subscriptions, SlotOffers offers, WorkingGroups groups, Forms forms) {
        this.subscriptions = subscriptions;
        this.offers = offers;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/staff/groups/{slug}/members/{id}/choices")
    String show(Staff staff, @PathVariable String slug, @PathVariable UUID id, Reader reader, Model model) {
        MemberRow member = subscriptions.member(staff, slug, id);
        List<SlotOffer> offered = page(staff, slug, member, reader, model);
        model.addAttribute("taken", offered.stream().flatMap(offer -> offer.taken(member.slots()).stream())
                .map(UUID::toString).toList());
        model.addAttribute("clockStyle", member.clockStyle());
        return "choice/staff/choices";
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/choices")
    String choose(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields, Reader reader, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        List<String> shown = fields.getOrDefault("offered", List.of());
        List<String> slots = fields.getOrDefault("slots", List.of());
        try {
            subscriptions.choose(staff, slug, id,
                    new MemberChoice(shown, shown.isEmpty() ? null : slots, fields.getFirst("clockStyle")));
        } catch (InvalidInput bad) {
            page(staff, slug, subscriptions.member(staff, slug, id), reader, model);
            model.addAttribute("taken", slots);
            model.addAttribute("clockStyle", fields.getFirst("clockStyle"));
            return forms.again(model, response, "choice/staff/choices", bad);
        }
        next.addFlashAttribute("notice", "staff.choice.saved");
        return "redirect:/staff/groups/" + slug + "/members/" + id;
    }

    /** In the member’s own zone: that is how they will see them. */
    private List<SlotOffer> page(Staff staff, String slug, MemberRow member, Reader reader, Model model) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        List<SlotOffer> offered = offers.of(List.of(group.id()), ZoneId.of(member.timeZone()), reader.formats());
        model.addAttribute("group", group);
        model.addAttribute("member", member);
        model.addAttribute("offers", offered);
        return offered;
    }
}
