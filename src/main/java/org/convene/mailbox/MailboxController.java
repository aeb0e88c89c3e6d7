package org.convene.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.site.NotFound;
import org.convene.site.Site;
import org.convene.web.ClientAddress;
import org.convene.web.Reader;

/** What would have been sent, for whoever tries the service without a relay; with one there is no such page. */
@Controller
@RequestMapping("/mailbox")
class MailboxController {
    private static final int LISTED = 50;
    private static final String POLICY = "Content-Security-Policy";
    /** A link may open in place of the page; nothing else may happen, and nothing is loaded from elsewhere. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
            + " allow-top-navigation-by-user-activation";
    private final CaughtMails caught;
    private final Site site;

    MailboxController(CaughtMails caught, Site site) {
        this.caught = caught;
        this.site = site;
    }

    /** Caught mail holds sign-in links, so outside the sample communities only somebody at this machine may read it. */
    @ModelAttribute
    void onlyHere(ClientAddress client) {
        if (!site.demo() && !client.fromHere()) {
            throw new NotFound("mailbox");
        }
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String to, @RequestParam @Nullable UUID before, Reader reader,
            Model model) {
        List<CaughtMail> mails = caught.newest(to, before, LISTED);
        model.addAttribute("to", to);
        model.addAttribute("before", before);
        model.addAttribute("mails", mails.stream().map(mail -> Line.of(mail, reader)).toList());
        model.addAttribute("next", mails.size() == LISTED ? mails.getLast().id() : null);
        return "mailbox/list";
    }

    @GetMapping("/{id}")
    String open(@PathVariable UUID id, Reader reader, Model model) {
        model.addAttribute("line", Line.of(caught.find(id), reader));
        model.addAttribute("mail", OpenedMail.of(caught.raw(id)));
        return "mailbox/mail";
    }

    /** The HTML part alone, for the frame of the page above. */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id, HttpServletResponse response) {
        // Replaces the policy of all other answers; a header of the entity would only be added to it.
        response.setHeader(POLICY, MAIL_POLICY);
        String html = OpenedMail.of(caught.raw(id)).html().replaceFirst("(?i)<head[^>]*>", "$0<base target=\"_top\">");
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(html);
    }

    @GetMapping("/{id}/source")
    ResponseEntity<byte[]> source(@PathVariable UUID id) {
        return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(caught.raw(id));
    }

    @GetMapping("/{id}/parts/{number}")
    ResponseEntity<byte[]> part(@PathVariable UUID id, @PathVariable int number) {
        OpenedMail.Leaf part = OpenedMail.of(caught.raw(id)).part(number);
        String name = part.attached() ? part.name() : "part-" + number;
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(part.content());
    }

    /** @param at in the reader's zone and words */
    public record Line(UUID id, String recipient, String sender, String subject, String at) {
        static Line of(CaughtMail mail, Reader reader) {
            return new Line(mail.id(), mail.recipient(), mail.sender(), mail.subject(),
                    reader.momentThere(mail.caughtAt()));
        }
    }
}
