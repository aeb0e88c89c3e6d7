package org.convene.unsent;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.WebUtils;

import org.convene.audit.Staff;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.web.Cookies;
import org.convene.web.LateForms;

/**
 * Keeps a late form for whoever was signed in last in this browser, as a signed cookie of theirs says: the session that knew it
 * is gone.
 */
@Component
class Keeping implements LateForms {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final String WHO = "typed-by";
    private static final String KEPT = "unsent";
    private static final String PRESSED = "pressed";
    /** Sent by forms in which nobody types or chooses anything. */
    private static final String UNTYPED = "_untyped";
    private static final Pattern OURS = Pattern.compile("/staff(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Duration KNOWN = Duration.ofDays(7);
    private final UnsentForms forms;
    private final Tokens tokens;
    private final Cookies cookies;
    private final Clock clock;

    Keeping(UnsentForms forms, Tokens tokens, Cookies cookies, Clock clock) {
        this.forms = forms;
        this.tokens = tokens;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public boolean keep(HttpServletRequest request, HttpServletResponse response) {
        if (!typed(request)) {
            return false;
        }
        if (request.getParameter(UNTYPED) != null) {
            return toPage(request, response);
        }
        Optional<UnsentForm> form = who(request).flatMap(staff -> UnsentForm.of(request, staff, clock.instant()));
        form.ifPresent(kept -> {
            forms.keep(kept);
            cookies.set(response, KEPT, kept.id().toString(), UnsentForms.LIFE);
        });
        return form.isPresent();
    }

    /** A button alone leaves nothing to keep but the page it stands on. */
    private boolean toPage(HttpServletRequest request, HttpServletResponse response) {
        boolean leads = who(request).isPresent() && OURS.matcher(request.getRequestURI()).matches();
        if (leads) {
            cookies.set(response, PRESSED, request.getRequestURI(), UnsentForms.LIFE);
        }
        return leads;
    }

    @Override
    public boolean knows(HttpServletRequest request) {
        return typed(request) && who(request).isPresent();
    }

    /** What a person sent by pressing a button, on pages where nobody proves who they are. */
    private static boolean typed(HttpServletRequest request) {
        String path = request.getRequestURI();
        String mode = request.getHeader("Sec-Fetch-Mode");
        boolean script = mode != null && !mode.equals("navigate") || request.getHeader("HX-Request") != null
                || request.getHeader("X-Requested-With") != null;
        String type = request.getContentType();
        boolean form = type != null && (type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/form-data"));
        return request.getMethod().equals("POST") && form && !script && !path.startsWith("/staff/sign-")
                && !path.startsWith("/staff/account");
    }

    /** Remembers in the browser who works in it. */
    void remember(Staff staff, HttpServletRequest request, HttpServletResponse response) {
        if (who(request).filter(staff.id()::equals).isEmpty()) {
            cookies.set(response, WHO, tokens.issue(Purpose.TYPED_BY, staff.id(), clock.instant().plus(KNOWN)), KNOWN);
        }
    }

    private Optional<UUID> who(HttpServletRequest request) {
        return cookie(request, WHO).flatMap(token -> tokens.open(Purpose.TYPED_BY, token));
    }

    /** The form that waits in this browser. */
    Optional<UUID> waiting(HttpServletRequest request) {
        return cookie(request, KEPT).map(Keeping::id);
    }

    /** Where a button was sent to that was pressed too late in this browser. */
    Optional<String> pressed(HttpServletRequest request) {
        return cookie(request, PRESSED).filter(OURS.asMatchPredicate());
    }

    /** Nothing waits in this browser any more. */
    void shown(HttpServletResponse response) {
        cookies.set(response, KEPT, "", Duration.ZERO);
        cookies.set(response, PRESSED, "", Duration.ZERO);
    }

    static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookies.name(name))).map(Cookie::getValue);
    }

    @Scheduled(initialDelay = 7, fixedDelay = 20, timeUnit = TimeUnit.MINUTES)
    void forget() {
        try {
            forms.forgetOld();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, late forms are forgotten later: {}",
                    unreachable.getClass().getSimpleName());
        }
    }
}
