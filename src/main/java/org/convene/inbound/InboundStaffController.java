package org.convene.inbound;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.convene.inbound.InboundMail.State;
import org.convene.site.Conflict;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Mail that came in, first of all what nobody could make sense of. Everything is shown as text. */
@Controller
@RequestMapping("/staff/inbound")
class InboundStaffController {
    private static final int LISTED = 50;
    private final InboundMails mails;

    InboundStaffController(InboundMails mails) {
        this.mails = mails;
    }

    @GetMapping
    String list(Staff staff, @RequestParam(defaultValue = "quarantined") String state,
            @RequestParam @Nullable UUID before, Reader reader, Model model) {
        State wanted = switch (state) {
            case "done" -> State.DONE;
            case "waiting" -> State.WAITING;
            default -> State.QUARANTINED;
        };
        List<InboundMail> page = mails.page(staff, wanted, before, LISTED);
        model.addAttribute("first", before == null);
        model.addAttribute("state", wanted.name().toLowerCase(Locale.ROOT));
        model.addAttribute("rows", page.stream().map(mail -> Line.of(mail, reader)).toList());
        model.addAttribute("next", page.size() == LISTED ? page.getLast().id() : null);
        return "inbound/staff/list";
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable UUID id, Reader reader, Model model) {
        model.addAttribute("line", Line.of(mails.byId(staff, id), reader));
        model.addAttribute("mail", ReadMail.of(mails.raw(staff, id)));
        return "inbound/staff/show";
    }

    /** As a file, so that no browser ever shows it. */
    @GetMapping("/{id}/source")
    ResponseEntity<byte[]> source(Staff staff, @PathVariable UUID id) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(id + ".eml").build().toString())
                .body(mails.raw(staff, id));
    }

    @PostMapping("/{id}/release")
    RedirectView release(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return act(() -> mails.release(staff, id), "staff.inbound.released", next);
    }

    @PostMapping("/{id}/delete")
    RedirectView delete(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return act(() -> mails.delete(staff, id), "staff.inbound.deleted", next);
    }

    private static RedirectView act(Runnable act, String done, RedirectAttributes next) {
        try {
            act.run();
            next.addFlashAttribute("notice", done);
        } catch (Conflict late) {
            next.addFlashAttribute("notice", late.code());
        }
        return SeeOther.to("/staff/inbound");
    }

    /** @param at in the reader's zone and words @param sender empty for the null return path */
    public record Line(UUID id, String state, String sender, String recipient, String author, String subject,
            int kilobytes, String verdict, String cause, String at) {
        static Line of(InboundMail mail, Reader reader) {
            return new Line(mail.id(), mail.state().name().toLowerCase(Locale.ROOT), mail.sender(), mail.recipient(),
                    mail.author(), mail.subject(), (mail.size() + 1023) / 1024, mail.verdict(), mail.cause(),
                    reader.momentThere(mail.receivedAt()));
        }
    }
}
