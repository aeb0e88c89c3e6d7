package org.convene.idea;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.web.Reader;

/** Ideas as everybody reads them, and the page on which a writer takes one off. */
@Controller
class IdeaController {
    private static final int LISTED = 50;
    private static final String VIEW = "idea/list";
    private static final String WITHDRAW = "idea/withdraw";
    private final Ideas ideas;
    private final WorkingGroups groups;

    IdeaController(Ideas ideas, WorkingGroups groups) {
        this.ideas = ideas;
        this.groups = groups;
    }

    /** @param group name of its group, empty: the whole site @param slug of that group, or empty */
    public record Shown(String id, String title, String words, String writer, String on, String group, String slug) {}

    @GetMapping("/ideas")
    String all(@RequestParam(defaultValue = "") String before, Reader reader, Model model) {
        Map<UUID, Group> known = groups.all().stream().collect(Collectors.toMap(Group::id, group -> group));
        return list(null, before, idea -> shown(idea, Optional.ofNullable(idea.group()).map(known::get), reader),
                model);
    }

    @GetMapping("/groups/{slug}/ideas")
    String ofGroup(@PathVariable String slug, @RequestParam(defaultValue = "") String before, Reader reader,
            Model model) {
        Group group = groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
        model.addAttribute("group", group);
        return list(group, before, idea -> shown(idea, Optional.empty(), reader), model);
    }

    private String list(@Nullable Group group, String before, Function<Idea, Shown> words, Model model) {
        List<Idea> page = ideas.newest(group, IdeaPlace.read(before), LISTED + 1);
        String here = Ideas.page(group);
        model.addAttribute("ideas", page.stream().limit(LISTED).map(words).toList());
        model.addAttribute("first", before.isEmpty() ? "" : here);
        model.addAttribute("next",
                page.size() > LISTED ? here + "?before=" + IdeaPlace.of(page.get(LISTED - 1)) : "");
        return VIEW;
    }

    @GetMapping("/idea/{token}")
    String look(@PathVariable String token, Reader reader, Model model) {
        ideas.byToken(token).ifPresent(idea -> {
            Optional.ofNullable(idea.group()).flatMap(groups::byId)
                    .ifPresent(group -> model.addAttribute("brandOf", group.slug()));
            model.addAttribute("idea", shown(idea, Optional.empty(), reader));
        });
        model.addAttribute("token", token);
        return WITHDRAW;
    }

    @PostMapping("/idea/{token}")
    String withdraw(@PathVariable String token, Model model) {
        ideas.withdraw(token);
        model.addAttribute("token", token);
        model.addAttribute("withdrawn", true);
        return WITHDRAW;
    }

    private static Shown shown(Idea idea, Optional<Group> group, Reader reader) {
        return new Shown(idea.request().toString(), idea.title(), idea.words(), idea.writer(),
                idea.shownAt().atZone(reader.zone()).toLocalDate()
                        .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(reader.formats())),
                group.map(Group::name).orElse(""), group.map(Group::slug).orElse(""));
    }

    /** The newest ones stand on the page of their group. */
    @ControllerAdvice
    static class OnGroupPages {
        private static final int FEW = 3;
        private static final String GROUPS = "/groups/";
        private final Ideas ideas;

        OnGroupPages(Ideas ideas) {
            this.ideas = ideas;
        }

        @ModelAttribute
        void few(HttpServletRequest request, Model model) {
            String path = request.getRequestURI();
            if (path.startsWith(GROUPS) && path.indexOf('/', GROUPS.length()) < 0) {
                model.addAttribute("newIdeas", ideas.newest(path.substring(GROUPS.length()), FEW));
            }
        }
    }
}
