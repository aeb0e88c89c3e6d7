package org.convene.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

/** What one browser was sent to the provider with, kept in its session until it comes back. */
final class RoundTrip {
    private final HttpSessionOAuth2AuthorizationRequestRepository asked = new HttpSessionOAuth2AuthorizationRequestRepository();

    /** Where to send the browser: with a state, a nonce and a PKCE challenge that only it knows. */
    String begin(ClientRegistration provider, HttpServletRequest request, HttpServletResponse response) {
        DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(
                new InMemoryClientRegistrationRepository(provider));
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OAuth2AuthorizationRequest authorization = resolver.resolve(request, provider.getRegistrationId());
        if (authorization == null) {
            throw new NotLetIn(NotLetIn.Reason.DOWN, "no authorization request");
        }
        asked.saveAuthorizationRequest(authorization, request, response);
        return authorization.getAuthorizationRequestUri();
    }

    /**
     * What came back, together with what was asked.
     *
     * @throws NotLetIn when this browser asked for nothing, or the answer is no
     */
    OAuth2AuthorizationExchange end(String code, String state, String error, String redirectUri,
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest authorization = asked.removeAuthorizationRequest(request, response);
        if (authorization == null) {
            throw new NotLetIn(NotLetIn.Reason.INVALID, "not asked for in this browser");
        }
        if (!error.isEmpty() || code.isEmpty()) {
            throw new NotLetIn(NotLetIn.Reason.DENIED, error.replaceAll("[^a-z_]", ""));
        }
        return new OAuth2AuthorizationExchange(authorization,
                OAuth2AuthorizationResponse.success(code).state(state).redirectUri(redirectUri).build());
    }
}
