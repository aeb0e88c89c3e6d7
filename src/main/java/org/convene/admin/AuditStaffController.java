package org.convene.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import org.convene.account.StaffAccounts;
import org.convene.audit.AuditEntry;
import org.convene.audit.AuditFilter;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meetings;
import org.convene.web.Cursor;
import org.convene.web.Fresh;
import org.convene.web.Page;
import org.convene.web.Reader;

/** What staff did, newest first: as a page with filters, as CSV, and for programs. */
@Controller
class AuditStaffController {
    private static final int PAGE = 50;
    private final AuditLog audit;
    private final AuditWords words;
    private final StaffAccounts accounts;
    private final WorkingGroups groups;
    private final Meetings meetings;

    AuditStaffController(AuditLog audit, AuditWords words, StaffAccounts accounts, WorkingGroups groups,
            Meetings meetings) {
        this.audit = audit;
        this.words = words;
        this.accounts = accounts;
        this.groups = groups;
        this.meetings = meetings;
    }

    @GetMapping("/staff/audit")
    String page(Staff staff, AuditAsked asked, @RequestParam(required = false) @Nullable String cursor, Reader reader,
            Model model) {
        staff.requireAdmin(Scope.AUDIT_READ);
        Page<AuditEntry> page = read(staff, filter(asked, reader), cursor, PAGE);
        String next = page.next();
        model.addAttribute("lines", words.lines(staff, page.items(), reader))
                .addAttribute("next", next == null ? "" : asked.link(next))
                .addAttribute("first", cursor == null ? "" : asked.link("")).addAttribute("asked", asked)
                .addAttribute("people", accounts.people(staff)).addAttribute("groups", groups.all())
                .addAttribute("kinds", AuditWords.KINDS)
                .addAttribute("zone", reader.city());
        return "admin/staff/audit";
    }

    /** Row by row: a hundred thousand entries need no more memory than a thousand. */
    @Fresh("account.act.history")
    @PostMapping("/staff/audit/export")
    void export(Staff staff, AuditAsked asked, Reader reader, HttpServletResponse response) throws IOException {
        staff.requireAdmin(Scope.AUDIT_READ);
        AuditFilter filter = filter(asked, reader);
        audit.record(staff, "audit.export", "audit", asked.any() ? "filtered" : "");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        AuditCsv csv = new AuditCsv(response.getWriter());
        audit.each(staff, filter, csv);
        csv.flush();
    }

    @GetMapping("/api/v1/audit")
    @ResponseBody
    Page<AuditEntry> list(Staff staff, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read(staff, AuditFilter.ALL, cursor, Cursor.limit(limit));
    }

    private Page<AuditEntry> read(Staff staff, AuditFilter filter, @Nullable String cursor, int limit) {
        UUID before = Cursor.read(cursor);
        List<AuditEntry> entries = audit.page(staff, filter, before, limit + 1);
        return Cursor.page(entries, limit, AuditEntry::id);
    }

    private AuditFilter filter(AuditAsked asked, Reader reader) {
        String kind = asked.kind() == null ? "" : asked.kind();
        String slug = asked.group() == null ? "" : asked.group();
        var from = asked.from() == null ? null : asked.from().atStartOfDay(reader.zone()).toInstant();
        var to = asked.to() == null ? null : asked.to().plusDays(1).atStartOfDay(reader.zone()).toInstant();
        return new AuditFilter(asked.who(), kind, objects(slug), slug, from, to);
    }

    private List<String> objects(String slug) {
        if (slug.isEmpty()) {
            return List.of();
        }
        List<String> objects = new ArrayList<>(List.of("slug:" + slug)); // an unknown group has done nothing
        groups.bySlug(slug).map(Group::id).ifPresent(group -> {
            objects.add("group:" + group);
            meetings.of(List.of(group)).forEach(meeting -> objects.add("meeting:" + meeting.id()));
        });
        return objects;
    }
}
