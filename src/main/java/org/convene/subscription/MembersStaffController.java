package org.convene.subscription;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;
import org.convene.subscription.Subscription.State;
import org.convene.web.Forms;
import org.convene.web.Fresh;

/** The members of a group, as its moderators see them. */
@Controller
class MembersStaffController {
    private static final int ROWS = 50;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final Forms forms;

    MembersStaffController(Subscriptions subscriptions, WorkingGroups groups, SlotOffers offers, Forms forms) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.offers = offers;
        this.forms = forms;
    }

    /** Where to look for members: the groups this person works in. */
    @GetMapping("/staff/members")
    String choose(Staff staff, Model model) {
        model.addAttribute("groups", groups.of(staff).stream()
                .map(group -> new Counted(group.slug(), group.name(), subscriptions.memberCounts(staff, group.slug())
                        .getOrDefault(State.ACTIVE.name(), 0L),
                        subscriptions.memberCounts(staff, group.slug()).getOrDefault(State.PENDING.name(), 0L)))
                .toList());
        return "subscription/staff/groups";
    }

    /** One group of the list. */
    public record Counted(String slug, String name, long active, long pending) {}

    @GetMapping("/staff/groups/{slug}/members")
    String list(Staff staff, @PathVariable String slug, @RequestParam @Nullable State state,
            @RequestParam(defaultValue = "") String search, @RequestParam @Nullable UUID after, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ));
        List<MemberRow> rows = subscriptions.members(staff, slug, new MemberFilter(state, search, after, ROWS));
        model.addAttribute("rows", rows);
        model.addAttribute("counts", subscriptions.memberCounts(staff, slug));
        model.addAttribute("pending", subscriptions.members(staff, slug,
                new MemberFilter(State.PENDING, "", null, ROWS)));
        model.addAttribute("search", search);
        model.addAttribute("state", state == null ? "" : state.name());
        model.addAttribute("next", rows.size() < ROWS ? "" : rows.getLast().id().toString());
        return "subscription/staff/members";
    }

    @GetMapping("/staff/groups/{slug}/members/add")
    String blank(Staff staff, @PathVariable String slug, Model model) {
        return form(staff, slug, model, new MemberForm("", "", "en", "UTC", "", true));
    }

    @PostMapping("/staff/groups/{slug}/members/add")
    String add(Staff staff, @PathVariable String slug, @ModelAttribute("typed") MemberForm typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            subscriptions.addMember(staff, slug, typed.addition());
            return back(slug, next, "staff.subscription.added");
        } catch (InvalidInput bad) {
            return forms.again(model, response, form(staff, slug, model, typed), bad);
        }
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/{act}")
    String act(Staff staff, @PathVariable String slug, @PathVariable UUID id, @PathVariable Act act,
            RedirectAttributes next) {
        switch (act) {
            case accept -> subscriptions.accept(staff, slug, id);
            case decline -> subscriptions.decline(staff, slug, id);
            case remove -> subscriptions.removeMember(staff, slug, id);
        }
        return back(slug, next, "staff.subscription." + act.name() + ".done");
    }

    /** What the buttons beside a member do, spelled as in their address. */
    enum Act {
        accept, decline, remove
    }

    @GetMapping("/staff/groups/{slug}/members/import")
    String blankImport(Staff staff, @PathVariable String slug, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        return "subscription/staff/import";
    }

    @PostMapping("/staff/groups/{slug}/members/import")
    String importMembers(Staff staff, @PathVariable String slug, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String consentNote, @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "false") boolean welcome, Model model, HttpServletResponse response)
            throws IOException {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        model.addAttribute("consentNote", consentNote);
        model.addAttribute("welcome", welcome);
        try {
            model.addAttribute("report", subscriptions.importMembers(staff, slug,
                    new ImportRequest(file.getBytes(), consentNote, !mode.equals("import"), welcome)));
            return "subscription/staff/import";
        } catch (InvalidInput bad) {
            return forms.again(model, response, "subscription/staff/import", bad);
        }
    }

    @Fresh
    @GetMapping(path = "/staff/groups/{slug}/members.csv", produces = "text/csv")
    void export(Staff staff, @PathVariable String slug, HttpServletResponse response) throws IOException {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + slug + "-members.csv\"");
        MemberCsv csv = new MemberCsv(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
                new SlotPicks(offers.of(List.of(group.id()), ZoneOffset.UTC, Locale.ENGLISH), new Problems()).names());
        subscriptions.exportMembers(staff, slug, csv);
        csv.flush();
    }

    private String form(Staff staff, String slug, Model model, MemberForm typed) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        model.addAttribute("typed", typed);
        return "subscription/staff/add";
    }

    private static String back(String slug, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/staff/groups/" + slug + "/members";
    }
}
