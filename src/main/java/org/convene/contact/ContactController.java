package org.convene.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.ClientAddress;
import org.convene.web.FormStamp;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** The form by which visitors write to the organisers. */
@Controller
@RequestMapping("/contact")
class ContactController {
    private static final String VIEW = "contact/form";
    private final ContactRequests requests;
    private final WorkingGroups groups;
    private final FormStamp stamp;
    private final Forms forms;
    private final AnswerTime times;

    ContactController(ContactRequests requests, WorkingGroups groups, FormStamp stamp, Forms forms, AnswerTime times) {
        this.requests = requests;
        this.groups = groups;
        this.stamp = stamp;
        this.forms = forms;
        this.times = times;
    }

    @GetMapping
    String form(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String group,
            Model model) {
        return show(ContactForm.blank(kind, group), model);
    }

    /** What a program sent gets the answer a person gets, and leaves no trace. */
    @PostMapping
    Object send(@ModelAttribute("typed") ContactForm typed, HttpServletRequest request, ClientAddress client,
            Reader reader, Model model, HttpServletResponse response) {
        try {
            if (stamp.looksHuman(request)) {
                requests.submit(typed.draft(), client, reader.locale());
            }
        } catch (InvalidInput bad) {
            return forms.again(model, response, show(typed, model), bad);
        }
        return SeeOther.to("/contact/sent" + groups.bySlug(ContactForm.text(typed.group()))
                .map(group -> "?group=" + group.slug()).orElse(""));
    }

    /** For whom it is about something else after all: that form with all that was typed, nothing checked yet. */
    @PostMapping(params = "as")
    String other(@ModelAttribute("typed") ContactForm typed, @RequestParam String as, HttpServletRequest request,
            Model model) {
        stamp.keep(request, model);
        return show(typed.as(as), model);
    }

    @GetMapping("/sent")
    String sent(@RequestParam(defaultValue = "") String group, Model model) {
        model.addAttribute("days", times.days(groups.bySlug(group).orElse(null)));
        return "contact/sent";
    }

    private String show(ContactForm typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("kind", ContactKind.of(ContactForm.text(typed.kind())).orElse(ContactKind.QUESTION).code());
        model.addAttribute("kept", typed.kept());
        model.addAttribute("days", times.days(groups.bySlug(ContactForm.text(typed.group())).orElse(null)));
        model.addAttribute("kinds", List.of(ContactKind.values()).stream().map(ContactKind::code).toList());
        List<Map<String, String>> choices = new ArrayList<>();
        groups.all().forEach(group -> choices.add(Map.of("value", group.slug(), "label", group.name())));
        model.addAttribute("choices", choices);
        return VIEW;
    }
}
