package org.convene.reply;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.SeeOther;

/** The replies staff keep: list, write, change, delete. */
@Controller
@RequestMapping("/staff/inbox/replies")
class SavedReplyStaffController {
    private static final String HERE = "/staff/inbox/replies";
    private static final String EDIT = "reply/staff/edit";
    private final SavedReplies replies;
    private final WorkingGroups groups;
    private final Forms forms;

    SavedReplyStaffController(SavedReplies replies, WorkingGroups groups, Forms forms) {
        this.replies = replies;
        this.groups = groups;
        this.forms = forms;
    }

    /** One of the list. @param place name of the group or community; empty: everywhere @param own to be changed by the reader */
    public record Row(UUID id, String name, String begin, String place, boolean own) {}

    @GetMapping
    String list(Staff staff, Model model) {
        Map<UUID, String> names = names();
        model.addAttribute("rows", replies.all(staff).stream().map(one -> new Row(one.id(), one.name(),
                begin(one.text()), names.getOrDefault(owner(one), ""), replies.writes(staff, one))).toList());
        model.addAttribute("writes", !staff.looksOn());
        return "reply/staff/list";
    }

    @GetMapping("/new")
    String blank(Staff staff, Model model) {
        return edit(staff, SavedReplyDraft.BLANK, null, model);
    }

    @PostMapping("/new")
    Object create(Staff staff, @ModelAttribute("typed") SavedReplyDraft typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            replies.create(staff, typed);
            return to(next, "staff.reply.saved");
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, typed, null, model), bad);
        }
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable UUID id, Model model) {
        SavedReply one = replies.one(staff, id);
        return edit(staff, new SavedReplyDraft(place(staff, one), one.name(), one.text(), one.version()), one, model);
    }

    @PostMapping("/{id}")
    Object change(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") SavedReplyDraft typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            replies.change(staff, id, typed);
            return to(next, "staff.reply.saved");
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, typed, replies.one(staff, id), model), bad);
        } catch (Conflict overtaken) {
            SavedReply now = replies.one(staff, id);
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("theirs", now.text());
            return edit(staff, typed.withVersion(now.version()), now, model);
        }
    }

    @PostMapping("/{id}/delete")
    RedirectView delete(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        replies.delete(staff, id);
        return to(next, "staff.reply.deleted");
    }

    private String edit(Staff staff, SavedReplyDraft typed, @Nullable SavedReply one, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("action", one == null ? HERE + "/new" : HERE + "/" + one.id());
        model.addAttribute("known", one != null);
        model.addAttribute("own", one == null || replies.writes(staff, one));
        model.addAttribute("places", places(staff));
        model.addAttribute("title", one == null ? "" : one.name());
        return EDIT;
    }

    private List<Map<String, String>> places(Staff staff) {
        return replies.places(staff).stream().map(one -> Map.of("value", one.value(), "label", one.name(), "of",
                one.community() == null ? "" : "community")).toList();
    }

    private String place(Staff staff, SavedReply one) {
        return replies.places(staff).stream()
                .filter(place -> place.holds(one)).findFirst().map(SavedReplies.Place::value).orElse("");
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = groups.communities().stream()
                .collect(Collectors.toMap(Group.Community::id, Group.Community::name));
        groups.all().forEach(group -> names.put(group.id(), group.name()));
        return names;
    }

    private static UUID owner(SavedReply one) {
        UUID group = one.group();
        UUID community = one.community();
        return group != null ? group : community != null ? community : new UUID(0, 0);
    }

    private static String begin(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 120
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 110)) + "…";
    }

    private static RedirectView to(RedirectAttributes next, String notice) {
        return SeeOther.to(HERE, next, notice);
    }
}
