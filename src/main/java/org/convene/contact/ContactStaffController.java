package org.convene.contact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.reply.SavedReplies;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** The shared inbox. */
@Controller
@RequestMapping("/staff/inbox")
class ContactStaffController {
    /** Letters of a suggestion that fit into an address, each up to nine octets there. */
    private static final int LONGEST_LINK = 1000;
    private static final int LISTED = 50;
    private static final String REQUEST = "contact/staff/request";
    private final ContactRequests requests;
    private final WorkingGroups groups;
    private final ReplyWords words;
    private final SavedReplies saved;
    private final AnswerTime times;
    private final Forms forms;

    ContactStaffController(ContactRequests requests, WorkingGroups groups, ReplyWords words, SavedReplies saved,
            AnswerTime times, Forms forms) {
        this.requests = requests;
        this.groups = groups;
        this.words = words;
        this.saved = saved;
        this.times = times;
        this.forms = forms;
    }

    @GetMapping
    String inbox(Staff staff, Reader reader, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String group, @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable UUID after, Model model) {
        List<Group> mine = groups.of(staff);
        ContactFilter filter = new ContactFilter(ContactKind.of(kind).orElse(null),
                mine.stream().filter(one -> one.slug().equals(group)).map(Group::id).findFirst().orElse(null),
                ContactCodes.state(state).orElse(null));
        List<ContactRequest> read = requests.page(staff, filter, after, LISTED + 1);
        List<ContactRequest> page = read.subList(0, Math.min(read.size(), LISTED));
        Letters letters = letters(reader);
        model.addAttribute("rows", page.stream().map(letters::of).toList());
        UriComponentsBuilder first = UriComponentsBuilder.fromPath("/staff/inbox").queryParam("kind", kind)
                .queryParam("group", group).queryParam("state", state);
        model.addAttribute("first", after == null ? "" : first.cloneBuilder().encode().toUriString());
        model.addAttribute("next", read.size() <= LISTED
                ? ""
                : first.cloneBuilder().queryParam("after", page.getLast().id()).encode().toUriString());
        Waiting waiting = requests.waiting(staff);
        model.addAttribute("waiting", waiting.count());
        model.addAttribute("oldest", waiting.oldest() == null ? "" : letters.moment(waiting.oldest()));
        model.addAttribute("overdue", waiting.overdue());
        model.addAttribute("filtered", !kind.isEmpty() || !group.isEmpty() || !state.isEmpty());
        model.addAttribute("chosen", Map.of("kind", kind, "group", group, "state", state));
        List<Map<String, String>> choices = new ArrayList<>();
        mine.forEach(one -> choices.add(Map.of("value", one.slug(), "label", one.name())));
        model.addAttribute("choices", choices);
        model.addAttribute("kinds", List.of(ContactKind.values()).stream().map(ContactKind::code).toList());
        return "contact/staff/inbox";
    }

    @GetMapping("/{id}")
    String show(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String date, Model model) {
        Letters letters = letters(reader);
        ContactRequest request = requests.byId(staff, id);
        model.addAttribute("letter", letters.of(request, requests.deletedAt(request)));
        model.addAttribute("calendars", request.kind() == ContactKind.EVENT ? calendars(staff, request) : List.of());
        model.addAttribute("saved", saved.usable(staff, request.group()).stream()
                .map(one -> Map.of("value", one.id().toString(), "label", one.name())).toList());
        model.addAttribute("mine", staff.id().equals(request.claimedBy()));
        model.addAttribute("entries", requests.entriesOf(staff, id).stream().map(letters::of).toList());
        model.addAttribute("typed", new Typed(words.of(request, staff.name(), with, date), ""));
        model.addAttribute("language", request.language().getDisplayLanguage(reader.locale()));
        return REQUEST;
    }

    @PostMapping("/{id}/claim")
    RedirectView claim(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        requests.claim(staff, id);
        return to(id, next, "staff.contact.done.claimed");
    }

    @PostMapping("/{id}/release")
    RedirectView release(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        requests.release(staff, id);
        return to(id, next, "staff.contact.done.released");
    }

    @PostMapping("/{id}/close")
    RedirectView close(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        requests.close(staff, id);
        return to(id, next, "staff.contact.done.closed");
    }

    @PostMapping("/{id}/reopen")
    RedirectView reopen(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        requests.reopen(staff, id);
        return to(id, next, "staff.contact.done.reopened");
    }

    @PostMapping("/{id}/note")
    Object note(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam(defaultValue = "") String note,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            requests.note(staff, id, ContactForm.text(note));
            return to(id, next, "staff.contact.done.noted");
        } catch (InvalidInput bad) {
            return again(staff, reader, id, new Typed("", note), model, response, ContactCodes.renamed(bad, "note"));
        }
    }

    @PostMapping("/{id}/reply")
    Object reply(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String then, @RequestParam(defaultValue = "") String saved, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        if (then.equals("insert")) {
            return inserted(staff, reader, id, body, saved, model);
        }
        try {
            requests.reply(staff, id, ContactForm.text(body), then.equals("close"));
            return to(id, next, "staff.contact.done.replied");
        } catch (InvalidInput bad) {
            return again(staff, reader, id, new Typed(body, ""), model, response, bad);
        }
    }

    /** The same page with a saved reply added to what was typed: nothing is sent. */
    private String inserted(Staff staff, Reader reader, UUID id, String body, String chosen, Model model) {
        String view = show(staff, reader, id, "", "", model);
        ContactRequest request = requests.byId(staff, id);
        String text = saved.usable(staff, request.group()).stream().filter(one -> one.id().toString().equals(chosen))
                .findFirst().map(one -> words.filled(one.text(), request, staff.name())).orElse("");
        String before = ContactForm.text(body).stripTrailing();
        model.addAttribute("typed", new Typed(before.isEmpty() ? text : before + "\n\n" + text, ""));
        model.addAttribute("inserted", !text.isEmpty());
        return view;
    }

    /** What was typed into the two fields of a request's page. */
    public record Typed(String body, String note) {}

    private String again(Staff staff, Reader reader, UUID id, Typed typed, Model model, HttpServletResponse response,
            InvalidInput bad) {
        String view = show(staff, reader, id, "", "", model);
        model.addAttribute("typed", typed);
        return forms.again(model, response, view, bad);
    }

    /** A suggested event becomes a meeting of the group it was sent to, or of one of this person’s. */
    private List<Map<String, String>> calendars(Staff staff, ContactRequest request) {
        String body = request.body();
        String words = "?title=" + UriUtils.encode(request.subject(), StandardCharsets.UTF_8) + "&description="
                + UriUtils.encode(body.substring(0, Math.min(body.length(), LONGEST_LINK)), StandardCharsets.UTF_8);
        return groups.of(staff).stream().filter(group -> !group.archived())
                .filter(group -> request.group() == null || group.id().equals(request.group()))
                .map(group -> Map.of("name", group.name(), "href",
                        "/staff/groups/" + group.slug() + "/meetings/new" + words))
                .toList();
    }

    private Letters letters(Reader reader) {
        return new Letters(reader, groups, times);
    }

    private static RedirectView to(UUID id, RedirectAttributes next, String notice) {
        return SeeOther.to("/staff/inbox/" + id, next, notice);
    }
}
