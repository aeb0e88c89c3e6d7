package org.convene.segment;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Memberships;
import org.convene.subscription.Subscriptions;
import org.convene.web.Forms;
import org.convene.web.Fresh;

/** Members as staff look for them: in all their groups, or in one. */
@Controller
class SegmentStaffController {
    private static final int ROWS = 50;
    private static final String VIEW = "segment/staff/list";
    private static final String PENDING = "PENDING";
    private static final Map<String, Long> NOBODY = Map.of("ACTIVE", 0L, "PAUSED", 0L, PENDING, 0L, "ENDED", 0L);
    private final Segments segments;
    private final Memberships memberships;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final Forms forms;

    SegmentStaffController(Segments segments, Memberships memberships, Subscriptions subscriptions,
            WorkingGroups groups, Forms forms) {
        this.segments = segments;
        this.memberships = memberships;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.forms = forms;
    }

    /** One group of the list. */
    public record Counted(String slug, String name, long active, long pending) {}

    @GetMapping("/staff/members")
    String everywhere(Staff staff, @ModelAttribute("segment") Segment segment, @RequestParam @Nullable UUID after,
            Model model) {
        List<Group> mine = groups.of(staff);
        Map<UUID, Map<String, Long>> counts = memberships.counts(staff);
        model.addAttribute("counted", mine.stream().map(group -> counted(group, counts)).toList());
        return list(staff, segment, mine, after, model);
    }

    @GetMapping("/staff/groups/{slug}/members")
    String ofGroup(Staff staff, @PathVariable String slug, @ModelAttribute("segment") Segment asked,
            @RequestParam @Nullable UUID after, Model model) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        model.addAttribute("group", group);
        model.addAttribute("counts", subscriptions.memberCounts(staff, slug));
        model.addAttribute("pending",
                segments.page(staff, new Segment(slug, PENDING, "", "", "", "OLDEST"), null, ROWS));
        Segment segment = asked.in(slug);
        model.addAttribute("segment", segment);
        return list(staff, segment, List.of(group), after, model);
    }

    private String list(Staff staff, Segment segment, List<Group> shown, @Nullable UUID after, Model model) {
        List<MemberRow> rows = segments.page(staff, segment, after, ROWS);
        model.addAttribute("rows", rows);
        model.addAttribute("total", segments.count(staff, segment));
        model.addAttribute("next", rows.size() < ROWS ? "" : rows.getLast().id().toString());
        model.addAttribute("first", after == null);
        model.addAttribute("groups", shown.stream().collect(Collectors.toMap(one -> one.id().toString(),
                one -> one, (one, same) -> one, java.util.LinkedHashMap::new)));
        model.addAttribute("zones", memberships.zones(staff));
        model.addAttribute("saved", segments.saved(staff));
        return VIEW;
    }

    private static Counted counted(Group group, Map<UUID, Map<String, Long>> counts) {
        Map<String, Long> states = counts.getOrDefault(group.id(), NOBODY);
        return new Counted(group.slug(), group.name(), states.getOrDefault("ACTIVE", 0L),
                states.getOrDefault(PENDING, 0L));
    }

    @PostMapping("/staff/members/segments")
    String save(Staff staff, @RequestParam(defaultValue = "") String name, @ModelAttribute("segment") Segment segment,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            segments.save(staff, name, segment);
        } catch (InvalidInput bad) {
            model.addAttribute("name", name);
            return forms.again(model, response, everywhere(staff, segment, null, model), bad);
        }
        next.addFlashAttribute("notice", "staff.segment.saved");
        return "redirect:/staff/members?" + segment.query();
    }

    @PostMapping("/staff/members/segments/{id}/forget")
    String forget(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        segments.forget(staff, id);
        next.addFlashAttribute("notice", "staff.segment.forgotten");
        return "redirect:/staff/members";
    }

    @Fresh("account.act.members")
    @GetMapping(path = "/staff/members.csv", produces = "text/csv")
    void export(Staff staff, @ModelAttribute Segment segment, HttpServletResponse response) throws IOException {
        write(staff, segment, response);
    }

    @Fresh("account.act.members")
    @GetMapping(path = "/staff/groups/{slug}/members.csv", produces = "text/csv")
    void export(Staff staff, @PathVariable String slug, @ModelAttribute Segment segment, HttpServletResponse response)
            throws IOException {
        write(staff, segment.in(slug), response);
    }

    private void write(Staff staff, Segment segment, HttpServletResponse response) throws IOException {
        segments.count(staff, segment); // who may not is told before the first line leaves
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\""
                + (segment.slug() == null ? "" : segment.slug() + "-") + "members.csv\"");
        MemberCsv csv = new MemberCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                memberships.slotNames(staff, segment.slug()),
                groups.of(staff).stream().collect(Collectors.toMap(Group::id, Group::slug)));
        segments.each(staff, segment, csv);
        csv.flush();
    }
}
