package org.convene.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

import org.convene.site.Site;

/** How pages are made: FreeMarker with the frame's values, in the reader's language, redirects by 303. */
@Configuration
class PageConfiguration {

    @Bean
    FreeMarkerViewResolver freeMarkerViewResolver(FreeMarkerProperties properties) {
        FreeMarkerViewResolver resolver = new FreeMarkerViewResolver("", properties.getSuffix());
        resolver.setViewClass(FramedView.class);
        resolver.setContentType("text/html;charset=UTF-8");
        resolver.setExposeSpringMacroHelpers(false);
        resolver.setRedirectHttp10Compatible(false);
        return resolver;
    }

    @Bean
    WebMvcRegistrations addressFirst() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new AddressFirst();
            }
        };
    }

    @Bean
    Cookies cookies(Site site) {
        return new Cookies("https".equals(site.publicUrl().getScheme()));
    }

    @Bean
    LocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Readers.of(request).locale();
            }
        };
    }
}
