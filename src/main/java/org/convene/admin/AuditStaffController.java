package org.convene.admin;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import org.convene.audit.AuditEntry;
import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.web.Cursor;
import org.convene.web.Page;

/** What staff did, newest first, as a page and for programs. */
@Controller
class AuditStaffController {
    private static final int PAGE = 50;
    private final AuditLog audit;

    AuditStaffController(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/staff/audit")
    String page(Staff staff, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("page", read(staff, cursor, PAGE));
        return "admin/staff/audit";
    }

    @GetMapping("/api/v1/audit")
    @ResponseBody
    Page<AuditEntry> list(Staff staff, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read(staff, cursor, Cursor.limit(limit));
    }

    private Page<AuditEntry> read(Staff staff, @Nullable String cursor, int limit) {
        UUID before = Cursor.read(cursor);
        List<AuditEntry> entries = audit.page(staff, before, limit + 1);
        return Cursor.page(entries, limit, AuditEntry::id);
    }
}
