package org.convene.announcement;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.convene.attachment.Attachment;
import org.convene.audit.Staff;
import org.convene.inbound.Addresses;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** The page of a draft: its mail, whom it would reach, and the ways on. */
@Component
class DraftPage {
    private static final String VIEW = "announcement/staff/draft";
    private final Announcements announcements;
    private final Approvals approvals;
    private final Addresses addresses;
    private final Forms forms;

    DraftPage(Announcements announcements, Approvals approvals, Addresses addresses, Forms forms) {
        this.announcements = announcements;
        this.approvals = approvals;
        this.addresses = addresses;
        this.forms = forms;
    }

    /** @param sending as typed; null: nothing typed yet */
    String show(Staff staff, Reader reader, Announcement draft, @Nullable SendForm sending, Model model) {
        model.addAttribute("draft", draft);
        UUID as = model.getAttribute("shownAs") instanceof UUID member ? member : null;
        Preview mail = announcements.preview(staff, draft.id(), reader.language(), as);
        model.addAttribute("mail", mail);
        model.addAttribute("mailLanguage", mail.language().getDisplayLanguage(reader.locale()));
        model.addAttribute("reach", announcements.reach(staff, draft.id()));
        model.addAttribute("sending", sending == null
                ? SendForm.now(zoneFor(reader, draft), draft.version())
                : sending);
        model.addAttribute("words", new AnnouncementWords(reader));
        List<Attachment> attached = announcements.attachments(staff, draft.id());
        model.addAttribute("attached", attached);
        model.addAttribute("attachedSize", AttachedSize.of(attached));
        model.addAttribute("most", announcements.mostAttached());
        model.addAttribute("comesIn", addresses.on());
        model.addAttribute("mayDecide", approvals.mayDecide(staff, draft.id()));
        return VIEW;
    }

    String again(Staff staff, Reader reader, UUID id, @Nullable SendForm sending, Model model,
            HttpServletResponse response, InvalidInput bad) {
        return forms.again(model, response, show(staff, reader, announcements.find(staff, id), sending, model), bad);
    }

    private static ZoneId zoneFor(Reader reader, Announcement draft) {
        List<ZoneId> shown = draft.groups().getFirst().displayZones();
        return reader.zoneKnown() || shown.isEmpty() ? reader.zone() : shown.getFirst();
    }
}
