package org.convene.subscription;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.calendar.OccurrenceTimes;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.ClientAddress;
import org.convene.web.Forms;
import org.convene.web.Reader;

/**
 * The preference centre behind the signed link in every mail. A sent form is answered by the page that says what has
 * changed, not by a redirect: sending it once more changes nothing, and there is no session to remember the result in.
 */
@Controller
class PreferencesController {
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final Forms forms;

    PreferencesController(Subscriptions subscriptions, WorkingGroups groups, Forms forms) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/preferences/{token}")
    String look(@PathVariable String token, Reader reader, Model model) {
        return show(model, token, reader);
    }

    @PostMapping("/preferences/{token}")
    String change(@PathVariable String token, @RequestParam MultiValueMap<String, String> fields,
            ClientAddress client, Reader reader, Model model, HttpServletResponse response) {
        PreferenceChange change = read(fields);
        try {
            return result(model, token, reader,
                    subscriptions.changePreferences(token, change, client.network()));
        } catch (InvalidInput bad) {
            model.addAttribute("typed", change);
            return forms.again(model, response, show(model, token, reader), bad);
        }
    }

    @PostMapping("/preferences/{token}/leave-all")
    String leaveAll(@PathVariable String token, ClientAddress client, Reader reader, Model model) {
        return result(model, token, reader, subscriptions.leaveAll(token, client.network()));
    }

    private String show(Model model, String token, Reader reader) {
        Preferences preferences = subscriptions.preferences(token, reader.locale());
        model.addAttribute("preferences", preferences);
        model.addAttribute("brandOf", preferences.choices().stream().map(one -> one.group().slug()).toList());
        model.addAttribute("chapters", SignupController.Chapter.of(groups.communities(), preferences.others()));
        model.addAttribute("action", "/preferences/" + token);
        model.addAttribute("pausedUntil", day(preferences.pausedUntil(), reader));
        model.addAttribute("pauses", preferences.choices().stream().collect(Collectors
                .toMap(one -> one.group().slug(), one -> day(one.pausedUntil(), reader))));
        model.addAttribute("usual", OccurrenceTimes.hour(LocalDate.EPOCH.atTime(15, 0).atZone(preferences.zone())
                .toInstant(), preferences.zone(), preferences.language()));
        return "subscription/preferences";
    }

    private String result(Model model, String token, Reader reader, PreferenceResult result) {
        model.addAttribute("brandOf", Stream.concat(result.left().stream(),
                subscriptions.preferences(token, reader.locale()).choices().stream().map(Preferences.Choice::group))
                .map(Group::slug).distinct().toList());
        model.addAttribute("result", result);
        model.addAttribute("action", "/preferences/" + token);
        model.addAttribute("pausedUntil", day(result.pausedUntil(), reader));
        return "subscription/preferences-saved";
    }

    private static String day(@Nullable LocalDate until, Reader reader) {
        return until == null
                ? ""
                : until.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(reader.formats()));
    }

    private static PreferenceChange read(MultiValueMap<String, String> fields) {
        return new PreferenceChange(fields.getFirst("name"), fields.getFirst("language"), fields.getFirst("timeZone"),
                all(fields, "shown"), all(fields, "stay"), all(fields, "invitations"), all(fields, "announcements"),
                all(fields, "join"), all(fields, "offered"), all(fields, "slots"), fields.getFirst("clockStyle"),
                fields.getFirst("pauseUntil"), fields.getFirst("shownPause"), all(fields, "resume"));
    }

    private static List<String> all(MultiValueMap<String, String> fields, String name) {
        return fields.getOrDefault(name, List.of());
    }
}
