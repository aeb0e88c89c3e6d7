package org.convene.bulk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

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
import org.convene.segment.Segment;
import org.convene.segment.Segments;
import org.convene.site.InvalidInput;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.Memberships;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** Changing many members at once: one page from the first look to the way back. */
@Controller
class BulkStaffController {
    private static final int NAMED = 25;
    private static final String HERE = "/staff/members/many/";
    private final BulkActs acts;
    private final Segments segments;
    private final Memberships memberships;
    private final WorkingGroups groups;
    private final Forms forms;

    BulkStaffController(BulkActs acts, Segments segments, Memberships memberships, WorkingGroups groups, Forms forms) {
        this.acts = acts;
        this.segments = segments;
        this.memberships = memberships;
        this.groups = groups;
        this.forms = forms;
    }

    /** Who is chosen. ALL: everybody on the list, on every page of it. */
    enum Whom {
        TICKED, ALL
    }

    @PostMapping("/staff/members/many")
    String choose(Staff staff, @RequestParam(required = false) @Nullable Kind act,
            @RequestParam(defaultValue = "TICKED") Whom whom,
            @RequestParam(defaultValue = "") List<UUID> id, @ModelAttribute Segment segment, RedirectAttributes next) {
        Collection<UUID> chosen = whom == Whom.ALL
                ? segments.ids(staff, segment)
                : memberships.ids(staff, id);
        if (act == null || chosen.isEmpty()) {
            next.addFlashAttribute("warning", act == null ? "problem.bulk.act" : "problem.bulk.nobody");
            return "redirect:/staff/members" + (segment.query().isEmpty() ? "" : "?" + segment.query());
        }
        return "redirect:" + HERE + acts.choose(staff, act, chosen);
    }

    /** What the reader changed lately, to look at and to take back. */
    @GetMapping("/staff/members/many")
    String lately(Staff staff, Reader reader, Model model) {
        model.addAttribute("acts", acts.recent(staff).stream().map(act -> new Lately(act.id().toString(),
                act.kind().name().toLowerCase(java.util.Locale.ROOT),
                act.state().name().toLowerCase(java.util.Locale.ROOT),
                act.state().tense(), act.state().takenBack(), acts.targetOf(act), names(act), acts.person(act),
                reader.momentThere(act.createdAt()), acts.tally(act))).toList());
        return "bulk/staff/list";
    }

    /**
     * One of them in words.
     *
     * @param state ending of {@code staff.bulk.state.…}
     * @param tense as {@link BulkAct.State#tense()} says
     * @param groups of those it is about
     * @param person if it is about one person; else empty
     */
    public record Lately(String id, String kind, String state, String tense, boolean takenBack, String target,
            List<String> groups, String person, String at, Tally tally) {}

    private List<String> names(BulkAct act) {
        return groups.byIds(act.groups()).stream().map(Group::name).toList();
    }

    @GetMapping(HERE + "{id}")
    String show(Staff staff, @PathVariable UUID id, Reader reader, Model model) {
        BulkAct act = acts.one(staff, id, Scope.SUBSCRIPTIONS_READ);
        fill(act, reader, model);
        model.addAttribute("typed", new BulkForm(act.until() == null ? "" : act.until().toString(),
                slug(act.target()), act.note(), act.welcome() || act.state() == BulkAct.State.CHOSEN));
        return page(staff, act, model);
    }

    private String page(Staff staff, BulkAct act, Model model) {
        model.addAttribute("targets", groups.of(staff).stream()
                .filter(group -> !group.archived() && !act.groups().equals(List.of(group.id()))).toList());
        model.addAttribute("meant", acts.named(act, "OPEN", NAMED));
        model.addAttribute("out", acts.named(act, act.state().draft() ? "OUT" : "MISSED", NAMED));
        return "bulk/staff/show";
    }

    private void fill(BulkAct act, Reader reader, Model model) {
        Tally tally = acts.tally(act);
        model.addAttribute("id", act.id().toString());
        model.addAttribute("kind", act.kind().name().toLowerCase(java.util.Locale.ROOT));
        model.addAttribute("state", act.state().name());
        model.addAttribute("tally", tally);
        model.addAttribute("target", acts.targetOf(act));
        model.addAttribute("until", act.until() == null ? "" : reader.day(act.until()));
        model.addAttribute("welcome", act.welcome());
        model.addAttribute("tense", act.state().tense());
        model.addAttribute("takenBack", act.state().takenBack());
        model.addAttribute("person", acts.person(act));
        model.addAttribute("names", names(act));
        model.addAttribute("back", act.groups().size() == 1
                ? "/staff/groups/" + slug(act.groups().getFirst()) + "/members"
                : "/staff/members");
        model.addAttribute("starts", act.startsAt() == null ? "" : reader.momentThere(act.startsAt()));
        model.addAttribute("seen", act.startsAt() == null ? "" : act.startsAt().toString());
        model.addAttribute("begins", act.begins());
        model.addAttribute("looked", act.state() == BulkAct.State.LOOKING ? acts.looked(act) : 0L);
        model.addAttribute("undoable", acts.undoable(act, tally));
        model.addAttribute("working", act.state().working());
    }

    private String slug(@Nullable UUID group) {
        return group == null ? "" : groups.byId(group).map(Group::slug).orElse("");
    }

    /** The part of the page that changes by itself. */
    @GetMapping(HERE + "{id}/progress")
    String progress(Staff staff, @PathVariable UUID id, Reader reader, Model model) {
        fill(acts.one(staff, id, Scope.SUBSCRIPTIONS_READ), reader, model);
        return "bulk/staff/progress";
    }

    @PostMapping(HERE + "{id}/details")
    String detail(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") BulkForm typed, Reader reader,
            Model model, HttpServletResponse response) {
        try {
            acts.detail(staff, id, typed);
            return "redirect:" + HERE + id;
        } catch (InvalidInput bad) {
            BulkAct act = acts.one(staff, id, Scope.SUBSCRIPTIONS_WRITE);
            fill(act, reader, model);
            return forms.again(model, response, page(staff, act, model), bad);
        }
    }

    @PostMapping(HERE + "{id}/start")
    String start(Staff staff, @PathVariable UUID id, @RequestParam @Nullable Instant seen, RedirectAttributes next) {
        if (!acts.start(staff, id, seen)) {
            next.addFlashAttribute("warning", "problem.bulk.changed");
        }
        return "redirect:" + HERE + id;
    }

    @PostMapping(HERE + "{id}/stop")
    String stop(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        acts.stop(staff, id);
        return again(id, next, "staff.bulk.stop.done");
    }

    @PostMapping(HERE + "{id}/undo")
    String undo(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        acts.undo(staff, id);
        return again(id, next, "staff.bulk.undo.done");
    }

    private static String again(UUID id, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return "redirect:" + HERE + id;
    }
}
