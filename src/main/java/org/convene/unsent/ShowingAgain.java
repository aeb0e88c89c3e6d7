package org.convene.unsent;

import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;

/** Leads somebody who has signed in again to the page of the form that waits for them. */
@Component
class ShowingAgain implements HandlerInterceptor, WebMvcConfigurer {
    static final String START = "/staff";
    /** Behind the question mark of a page whose form is to be filled in. */
    static final String ASKED = "unsent";
    /** Behind the question mark of where a button was sent to: its page is here or above. */
    static final String ABOVE = "pressed=";
    /** Attribute of a request whose page is to be filled in with this form, by somebody who may see it. */
    static final String FORM = ShowingAgain.class.getName();
    /** Attribute with the words that go with it. */
    static final String NOTE = FORM + ".note";
    /** Attribute with the words for a form that takes files. */
    static final String FILES = FORM + ".files";
    private final UnsentForms forms;
    private final Keeping keeping;
    private final MessageSource messages;

    ShowingAgain(UnsentForms forms, Keeping keeping, MessageSource messages) {
        this.forms = forms;
        this.keeping = keeping;
        this.messages = messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff", "/staff/**");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        if (page == null || !request.getMethod().equals("GET")) {
            return;
        }
        Optional<UUID> waiting = keeping.waiting(request);
        if (page.getModel().get("staff") instanceof Staff staff) {
            keeping.remember(staff, request, response);
            Optional.ofNullable(Keeping.id(request.getParameter(ASKED))).flatMap(id -> forms.of(staff, id))
                    .ifPresent(form -> {
                        request.setAttribute(FORM, form);
                        request.setAttribute(NOTE, text("staff.unsent.again"));
                        request.setAttribute(FILES, text("staff.unsent.files"));
                    });
            if (request.getRequestURI().equals(START) && waiting.isPresent()) {
                keeping.shown(response);
                waiting.flatMap(id -> forms.of(staff, id))
                        .ifPresent(form -> goTo(page, form.path() + "?" + ASKED + "=" + form.id()));
            } else if (request.getRequestURI().equals(START)) {
                keeping.pressed(request).ifPresent(path -> {
                    keeping.shown(response);
                    goTo(page, path + "?" + ABOVE);
                });
            }
        } else if (request.getRequestURI().equals("/staff/sign-in")) {
            page.addObject(ASKED, waiting.isPresent());
        }
    }

    private String text(String code) {
        return messages.getMessage(code, null, LocaleContextHolder.getLocale());
    }

    private static void goTo(ModelAndView page, String path) {
        page.clear();
        RedirectView there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExpandUriTemplateVariables(false);
        page.setView(there);
    }
}
