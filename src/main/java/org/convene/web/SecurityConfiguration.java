package org.convene.web;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Three doors. The API knows bearer tokens and no cookies. Staff pages know a session, and every change there carries its
 * CSRF token. Everything else is public and knows neither, so there is nothing a forged request could borrow: what such a
 * page may do is decided by the signed link in its address.
 */
@Configuration
@EnableWebSecurity
@EnableScheduling
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, BearerFilter bearer, IdempotencyFilter idempotency) throws Exception {
        return closed(http).securityMatcher("/api/**").csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearer, BasicAuthenticationFilter.class)
                .addFilterAfter(idempotency, AuthorizationFilter.class)
                .exceptionHandling(on -> on.authenticationEntryPoint(bearer))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(HttpMethod.POST, "/api/v1/signups", "/api/v1/contact-requests").permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json", "/api/v1/groups",
                                "/api/v1/groups/{slug}",
                                "/api/v1/groups/{slug}/occurrences", "/api/v1/groups/{slug}/occurrences/{id}",
                                "/api/v1/ideas")
                        .permitAll().anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain staff(HttpSecurity http, CrossSiteFilter crossSite, UploadFilter uploads, SignedOut signedOut)
            throws Exception {
        return closed(http).securityMatcher("/staff", "/staff/**").addFilterBefore(crossSite, CsrfFilter.class)
                .addFilterBefore(uploads, CsrfFilter.class)
                .exceptionHandling(on -> on.authenticationEntryPoint(signedOut).accessDeniedHandler(signedOut))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/staff/sign-in", "/staff/sign-in/**").permitAll().anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return closed(http).csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
    }

    /** Nobody signs in through the framework's own forms; without this bean Boot would invent a user. */
    @Bean
    AuthenticationManager noFormSignIn() {
        return authentication -> {
            throw new ProviderNotFoundException("sign-in is by link, password page or bearer token");
        };
    }

    private static HttpSecurity closed(HttpSecurity http) {
        return http.headers(AbstractHttpConfigurer::disable).formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> anonymous.principal("visitor"));
    }
}
