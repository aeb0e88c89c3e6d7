package org.convene.announcement;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.MailContent;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Keeps what somebody types before they save it: a closed tab or an ended session loses nothing. */
@Component
class TypedDesk {
    private static final Duration KEPT = Duration.ofDays(60);
    private final TypedRepository typed;
    private final Reading reading;
    private final AnnouncementMails mails;
    private final Clock clock;

    TypedDesk(TypedRepository typed, Reading reading, AnnouncementMails mails, Clock clock) {
        this.typed = typed;
        this.reading = reading;
        this.mails = mails;
        this.clock = clock;
    }

    /** @return the draft as it is stored meanwhile; empty for a new one */
    Optional<Announcement> keep(Staff staff, @Nullable UUID announcement, AnnouncementForm form) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        Optional<Announcement> stored = stored(staff, announcement);
        AnnouncementDraft draft = form.draft();
        if (draft.body().length() > AnnouncementDraft.BODY || draft.subject().length() > AnnouncementDraft.BODY) {
            throw new InvalidInput(FieldProblem.of("body", "problem.too-long", AnnouncementDraft.BODY,
                    draft.body().length()));
        }
        typed.forgetBefore(clock.instant().minus(KEPT));
        typed.keep(staff, announcement, form, clock.instant());
        return stored;
    }

    void forget(Staff staff, @Nullable UUID announcement) {
        typed.forget(staff, announcement);
    }

    Optional<Typed> find(Staff staff, @Nullable UUID announcement) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return typed.find(staff, announcement);
    }

    List<Typed> all(Staff staff) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return typed.all(staff);
    }

    /** The mail it would become; groups that are not this person's are left out. */
    Preview preview(Staff staff, @Nullable UUID announcement, Locale language) {
        AnnouncementForm saved = stored(staff, announcement).map(AnnouncementForm::of)
                .orElseGet(() -> new AnnouncementForm(null, null, null, null, null, 0));
        AnnouncementForm form = find(staff, announcement).map(Typed::form).orElse(saved);
        AnnouncementDraft draft = form.draft();
        AnnouncementRow row = new AnnouncementRow(announcement == null ? new UUID(0, 0) : announcement,
                draft.groups().stream().filter(staff::moderates).toList(), draft.subject(), draft.body(),
                draft.replyTo(), draft.published(), staff.id(), null, staff.name(), AnnouncementRow.Stage.DRAFT, null,
                null, 0, clock.instant());
        MailContent mail = mails.preview(row, staff.name(), "you@example.org", language);
        return new Preview(mail.subject().value(), mail.text(), InertLinks.of(mail.html()), staff.name(),
                "you@example.org", language);
    }

    private Optional<Announcement> stored(Staff staff, @Nullable UUID announcement) {
        return announcement == null ? Optional.empty() : Optional.of(reading.find(staff, announcement));
    }
}
