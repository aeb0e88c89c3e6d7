package org.convene.delivery;

import java.util.List;
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
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/suppressions", produces = "application/json")
class SuppressionApiController {
    private static final int MOST = 200;
    private final Suppressions suppressions;

    SuppressionApiController(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    /** Newest first; {@code email} looks up one address. */
    @GetMapping
    Page<Suppression> list(Staff staff, @RequestParam(defaultValue = "") String email,
            @RequestParam @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        List<Suppression> found = suppressions.list(staff, email, cursor, wanted + 1);
        boolean more = found.size() > wanted;
        List<Suppression> items = more ? found.subList(0, wanted) : found;
        return new Page<>(items, more ? items.getLast().id().toString() : null);
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
