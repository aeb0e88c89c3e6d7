package org.convene.unsent;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.OutOfReach;
import org.convene.audit.Staff;
import org.convene.site.NotFound;

/** The public door of forms that wait for their sender to sign in again. */
@Component
@Transactional
public class UnsentForms {
    /** Then it is forgotten. */
    static final Duration LIFE = Duration.ofHours(1);
    private static final int MOST = 5;
    private final UnsentRepository forms;
    private final Clock clock;

    UnsentForms(UnsentRepository forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
    }

    void keep(UnsentForm form) {
        forms.insert(form);
        forms.keepNewest(form.staff(), MOST);
    }

    /** Empty when it is gone, or somebody else’s. */
    @Transactional(readOnly = true)
    Optional<UnsentForm> of(Staff staff, UUID id) {
        return live(id).filter(form -> form.staff().equals(staff.id()));
    }

    /** @throws NotFound when it is gone, or somebody else’s */
    @Transactional(readOnly = true)
    UnsentForm one(Staff staff, UUID id) {
        UnsentForm form = live(id).orElseThrow(() -> new NotFound("form"));
        if (!form.staff().equals(staff.id())) {
            throw new OutOfReach(staff, "form");
        }
        return form;
    }

    int forgetOld() {
        return forms.forgetBefore(clock.instant().minus(LIFE));
    }

    private Optional<UnsentForm> live(UUID id) {
        return forms.byId(id).filter(form -> form.at().plus(LIFE).isAfter(clock.instant()));
    }
}
