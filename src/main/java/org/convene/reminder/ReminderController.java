package org.convene.reminder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.subscription.Member;
import org.convene.web.Reader;

/** What a member wants beside the invitations, reached from the preference page. */
@Controller
class ReminderController {
    private final Reminders reminders;
    private final WorkingGroups groups;
    private final MessageSource messages;

    ReminderController(Reminders reminders, WorkingGroups groups, MessageSource messages) {
        this.reminders = reminders;
        this.groups = groups;
        this.messages = messages;
    }

    /** @param reminder name of a {@link Reminder}, empty: as the group has it */
    public record ChoiceLine(Group group, String reminder, List<Map<String, String>> options, boolean clockChanges,
            boolean followUps) {}

    @GetMapping("/preferences/{token}/reminders")
    String show(@PathVariable String token, Reader reader, Model model) {
        model.addAttribute("lines", reminders.choices(token).entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue(), reader.locale())).toList());
        model.addAttribute("preferences", "/preferences/" + token);
        model.addAttribute("action", "/preferences/" + token + "/reminders");
        return "reminder/choices";
    }

    @PostMapping("/preferences/{token}/reminders")
    String choose(@PathVariable String token, @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String reminder,
            @RequestParam(defaultValue = "false") boolean clockChanges,
            @RequestParam(defaultValue = "false") boolean followUps, Reader reader, Model model) {
        Group chosen = groups.bySlug(group).orElseThrow(() -> new NotFound("group"));
        reminders.choose(token, chosen.id(), new Choice(parsed(reminder), clockChanges, followUps));
        model.addAttribute("saved", true);
        return show(token, reader, model);
    }

    private static @Nullable Reminder parsed(String name) {
        return Arrays.stream(Reminder.values()).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    private ChoiceLine line(Member member, Choice choice, Locale locale) {
        Group group = groups.byId(member.group()).orElseThrow();
        Reminder reminder = choice.reminder();
        return new ChoiceLine(group, reminder == null ? "" : reminder.name(),
                List.of(option("", text("reminder.standard", locale,
                        text("reminder.as." + reminders.standard(group.id()), locale))),
                        option("DAY", text("reminder.DAY", locale)), option("HOUR", text("reminder.HOUR", locale)),
                        option("NONE", text("reminder.NONE", locale))),
                choice.clockChanges(), choice.followUps());
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    private String text(String code, Locale locale, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
