package org.convene.subscription;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import org.convene.group.Group;
import org.convene.group.Group.Community;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.ClientAddress;
import org.convene.web.FormStamp;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** Sign-up, from our own page and from plain forms on other sites. */
@Controller
class SignupController {
    private static final String FORM = "subscription/signup";
    private static final String SENT = "redirect:/signup/sent";
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final SignupLimits limits;
    private final FormStamp stamp;
    private final Forms forms;

    SignupController(Subscriptions subscriptions, WorkingGroups groups, SlotOffers offers, SignupLimits limits,
            FormStamp stamp,
            Forms forms) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.offers = offers;
        this.limits = limits;
        this.stamp = stamp;
        this.forms = forms;
    }

    /** One community of the form with its open groups. */
    public record Chapter(Community community, List<Group> groups) {

        /** Communities without any of these groups are left out. */
        static List<Chapter> of(List<Community> communities, List<Group> groups) {
            return communities.stream()
                    .map(one -> new Chapter(one, groups.stream().filter(group -> group.community().equals(one.id()))
                            .toList()))
                    .filter(chapter -> !chapter.groups().isEmpty()).toList();
        }
    }

    @GetMapping("/signup")
    String form(@RequestParam MultiValueMap<String, String> query, Reader reader, Model model) {
        return show(model, reader, new SignupRequest("", "", chosen(query), reader.locale().getLanguage(),
                zone(reader), "page", ""));
    }

    @PostMapping("/signup")
    String signUp(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request, ClientAddress client,
            Reader reader, Model model, HttpServletResponse response) {
        boolean ours = stamp.stamped(request);
        SignupRequest wanted = read(fields, ours, client, reader);
        try {
            if (ours ? !stamp.looksHuman(request) : !fields.getOrDefault("website", List.of("")).contains("")) {
                return SENT;
            }
            limits.take(client.network(), ours);
            subscriptions.signUp(wanted, !limits.siteHasRoom());
            return SENT;
        } catch (InvalidInput bad) {
            return forms.again(model, response, show(model, reader, wanted), bad);
        }
    }

    @GetMapping("/signup/sent")
    String sent() {
        return "subscription/sent";
    }

    private String show(Model model, Reader reader, SignupRequest typed) {
        List<Group> all = groups.all();
        model.addAttribute("offers", offers.of(all.stream().map(Group::id).toList(), reader.zone(), reader.formats()));
        model.addAttribute("typed", typed);
        model.addAttribute("chapters", Chapter.of(groups.communities(), all));
        return FORM;
    }

    private static SignupRequest read(MultiValueMap<String, String> fields, boolean ours, ClientAddress client,
            Reader reader) {
        String language = one(fields, "language");
        String zone = one(fields, "timeZone");
        return new SignupRequest(one(fields, "email"), one(fields, "name"), chosen(fields),
                language == null ? reader.locale().getLanguage() : language,
                zone == null ? zone(reader) : zone, fields.getOrDefault("offered", List.of()),
                fields.getOrDefault("slots", List.of()), ours ? "page" : "site-form", client.network());
    }

    private static String zone(Reader reader) {
        return reader.zoneKnown() ? reader.zone().getId() : "UTC";
    }

    private static List<String> chosen(MultiValueMap<String, String> fields) {
        List<String> slugs = new ArrayList<>(fields.getOrDefault("groups", List.of()));
        slugs.addAll(fields.getOrDefault("group", List.of()));
        return slugs.stream().distinct().toList();
    }

    /** Exactly one value or none: what two values of one field mean is nobody's guess. */
    private static @Nullable String one(MultiValueMap<String, String> fields, String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
