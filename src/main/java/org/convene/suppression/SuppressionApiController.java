package org.convene.suppression;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;
import org.convene.web.Cursor;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/suppressions", produces = "application/json")
class SuppressionApiController {
    private final Suppressions suppressions;

    SuppressionApiController(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Newest first; {@code email} looks up one address. */
    @GetMapping
    Page<Suppression> list(Staff staff, @RequestParam(defaultValue = "") String email,
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int most = Cursor.limit(limit);
        return Cursor.page(suppressions.list(staff, email, Cursor.read(cursor), most + 1), most, Suppression::id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Suppression add(Staff staff, @RequestBody SuppressionBody body) {
        return suppressions.add(staff, body.email() == null ? "" : body.email(),
                body.reason() == null ? "" : body.reason());
    }

    /** @param reason why mail may go there again, for the audit log */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        suppressions.remove(staff, id, reason);
    }

    record SuppressionBody(@Nullable String email, @Nullable String reason) {}
}
