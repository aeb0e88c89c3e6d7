package org.convene.signin;

import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.convene.audit.AccessRefused;
import org.convene.audit.Staff;
import org.convene.web.Fresh;

/** Stands before every staff page: observers change nothing, and dangerous acts ask once more who is there. */
@Component
class StaffGuard implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private final StaffSession session;

    StaffGuard(StaffSession session) {
        this.session = session;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/staff/**")
                .excludePathPatterns("/staff/sign-in/**", "/staff/sign-out");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Staff> staff = session.staff(request);
        boolean own = request.getRequestURI().startsWith("/staff/account");
        if (!own && !LOOKING.contains(request.getMethod())) {
            staff.filter(Staff::looksOn).ifPresent(observer -> {
                throw new AccessRefused(observer, "observers change nothing");
            });
        }
        Fresh dangerous = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Fresh.class) : null;
        if (dangerous == null || staff.isEmpty() || !session.stale()) {
            return true;
        }
        session.keep(request, dangerous.value());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, "/staff/account/again");
        return false;
    }
}
