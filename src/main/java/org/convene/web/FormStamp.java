package org.convene.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Purpose;
import org.convene.site.Tokens;

/**
 * Tells a form filled in by a person from one thrown at us by a program: a field people never see stays empty, and between
 * showing the form and its answer some seconds pass, at most a day.
 */
@Component
public class FormStamp {
    private static final Duration LIFE = Duration.ofHours(24);
    private final Tokens tokens;
    private final Clock clock;
    private final Duration minFillTime;

    FormStamp(Tokens tokens, Clock clock, WebProperties properties) {
        this.tokens = tokens;
        this.clock = clock;
        this.minFillTime = properties.minFillTime();
    }

    /** The signed moment of showing a form. */
    String issue() {
        return issue(clock.instant());
    }

    /** For a form shown again: its reader has taken the time of a person already and may send it at once. */
    String issueAgain() {
        return issue(clock.instant().minus(minFillTime));
    }

    private String issue(Instant shown) {
        return tokens.issue(Purpose.FORM, new UUID(shown.toEpochMilli(), 0), shown.plus(LIFE));
    }

    /** For a form shown again before it is looked at: the moment it was first shown stays. */
    public void keep(HttpServletRequest request, Model model) {
        String stamp = request.getParameter("stamp");
        if (stamp != null) {
            model.addAttribute("stamp", stamp);
        }
    }

    /**
     * Whether the form's answer looks like a person's. If not, answer as always and store nothing.
     *
     * @throws InvalidInput when the page was open for longer than a day: show it again with what was typed
     */
    public boolean looksHuman(HttpServletRequest request) {
        String trap = request.getParameter("website");
        String stamp = request.getParameter("stamp");
        if (stamp == null || (trap != null && !trap.isEmpty())) {
            return false;
        }
        if (tokens.openExpired(Purpose.FORM, stamp).isPresent()) {
            throw new InvalidInput(FieldProblem.of("", "problem.form-open-too-long"));
        }
        return oldEnough(stamp);
    }

    /** Whether the form was one of ours at all; a plain form on another site carries no stamp. */
    public boolean stamped(HttpServletRequest request) {
        return request.getParameter("stamp") != null;
    }

    private boolean oldEnough(String stamp) {
        return tokens.open(Purpose.FORM, stamp).map(id -> Instant.ofEpochMilli(id.getMostSignificantBits()))
                .filter(shown -> !shown.plus(minFillTime).isAfter(clock.instant())).isPresent();
    }
}
