package org.convene.suppression;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Fresh;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** The addresses nobody writes to any more. */
@Controller
@RequestMapping("/staff/suppressions")
class SuppressionStaffController {
    private static final int LISTED = 100;
    private static final String VIEW = "suppression/staff/list";
    private final Suppressions suppressions;
    private final Forms forms;

    SuppressionStaffController(Suppressions suppressions, Forms forms) {
        this.suppressions = suppressions;
        this.forms = forms;
    }

    @GetMapping
    String list(Staff staff, @RequestParam(defaultValue = "") String address, @RequestParam @Nullable UUID after,
            Reader reader, Model model) {
        List<Suppression> page = suppressions.list(staff, address, after, LISTED);
        model.addAttribute("first", after == null);
        model.addAttribute("search", address);
        model.addAttribute("rows", page.stream().map(row -> Line.of(row, reader)).toList());
        model.addAttribute("next", page.size() == LISTED ? page.getLast().id() : null);
        model.addAttribute("typed", new Typed("", ""));
        return VIEW;
    }

    @PostMapping
    Object add(Staff staff, @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        try {
            suppressions.add(staff, email, reason);
        } catch (InvalidInput bad) {
            return again(staff, new Typed(email, reason), reader, model, response, bad);
        } catch (Conflict already) {
            return again(staff, new Typed(email, reason), reader, model, response,
                    new InvalidInput(FieldProblem.of("email", already.code())));
        }
        next.addFlashAttribute("notice", "staff.suppression.added");
        return backToTheList();
    }

    @Fresh("account.act.suppression")
    @PostMapping("/{id}/remove")
    Object remove(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        try {
            suppressions.remove(staff, id, reason);
            next.addFlashAttribute("notice", "staff.suppression.removed");
        } catch (InvalidInput noReason) {
            next.addFlashAttribute("notice", "staff.suppression.reason-missing");
        }
        return backToTheList();
    }

    private static RedirectView backToTheList() {
        return SeeOther.to("/staff/suppressions");
    }

    private String again(Staff staff, Typed typed, Reader reader, Model model, HttpServletResponse response,
            InvalidInput bad) {
        list(staff, "", null, reader, model);
        model.addAttribute("typed", typed);
        return forms.again(model, response, VIEW, bad);
    }

    /** An address to leave out, as typed. */
    public record Typed(String email, String reason) {}

    /**
     * An address that is not written to.
     *
     * @param address empty once it was erased
     * @param cause key of what that means in plain words; empty: the reason says it
     * @param reason as a person wrote it, or the other server
     * @param at in the reader's words
     */
    public record Line(UUID id, String address, String cause, String reason, String source, String at) {
        private static final Pattern NOBODY = Pattern.compile("\\b5\\.1\\.[1236]\\b|(?i)\\bhard\\b");
        private static final Pattern FULL = Pattern.compile("\\b[45]\\.2\\.2\\b|(?i)\\bfull\\b");

        static Line of(Suppression row, Reader reader) {
            String address = row.address();
            return new Line(row.id(), address == null ? "" : address, cause(row), row.reason(), row.source(),
                    reader.momentThere(row.createdAt()));
        }

        private static String cause(Suppression row) {
            return switch (row.source()) {
                case "bounce" -> NOBODY.matcher(row.reason()).find()
                        ? "nobody"
                        : FULL.matcher(row.reason()).find() ? "full" : "back";
                case "complaint" -> "complaint";
                default -> "";
            };
        }
    }
}
