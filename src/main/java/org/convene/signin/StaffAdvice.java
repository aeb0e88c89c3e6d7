package org.convene.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

import org.convene.audit.Staff;
import org.convene.web.LateForms;

/** Shows who is signed in on every staff page, and sends those whose session has ended to the sign-in page. */
@ControllerAdvice
@Order(0)
class StaffAdvice {
    private final StaffSession session;
    private final ObjectProvider<LateForms> late;

    StaffAdvice(StaffSession session, ObjectProvider<LateForms> late) {
        this.session = session;
        this.late = late;
    }

    @ModelAttribute("staff")
    @Nullable
    Staff staff(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/staff") ? session.staff(request).orElse(null) : null;
    }

    @ExceptionHandler(SignInAgain.class)
    ResponseEntity<Void> signInAgain(HttpServletRequest request, HttpServletResponse response) {
        late.ifAvailable(forms -> forms.keep(request, response));
        session.end(request);
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/staff/sign-in").build();
    }
}
