package org.convene.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

import org.convene.site.Site;

/** The provider as it describes itself, read when first needed and then kept; and what it says of who signed in. */
@Component
class Provider {
    private static final ParameterizedTypeReference<Map<String, Object>> MAP = new ParameterizedTypeReference<>() {
    };
    private final OidcProperties settings;
    private final Site site;
    private final Clock clock;
    private final JdkClientHttpRequestFactory http;
    private volatile @Nullable Known known;

    /** What was read once. */
    private record Known(ClientRegistration registration, OidcAuthorizationCodeAuthenticationProvider judge) {}

    Provider(OidcProperties settings, Site site, Clock clock) {
        this.settings = settings;
        this.site = site;
        this.clock = clock;
        this.http = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER).build());
        http.setReadTimeout(settings.timeout());
    }

    /** @throws NotLetIn when it is down, or is not who it should be */
    ClientRegistration registration() {
        return known().registration();
    }

    /**
     * Redeems the code and checks everything the standard asks: signature, issuer, audience, time, nonce, and that both
     * answers are about the same person (OpenID Connect Core 1.0, 3.1.3.7 and 5.3.2).
     *
     * @throws NotLetIn when any of it is wrong
     */
    OidcUser user(OAuth2AuthorizationExchange exchange) {
        Known now = known();
        try {
            Authentication found = now.judge()
                    .authenticate(new OAuth2LoginAuthenticationToken(now.registration(), exchange));
            if (found != null && found.getPrincipal() instanceof OidcUser user) {
                return user;
            }
            throw new NotLetIn(NotLetIn.Reason.INVALID, "no user");
        } catch (OAuth2AuthenticationException refused) {
            String code = refused.getError().getErrorCode();
            boolean down = refused.getError().getDescription() != null && (code.equals("invalid_token_response")
                    || code.equals("invalid_user_info_response"));
            throw new NotLetIn(down ? NotLetIn.Reason.DOWN : NotLetIn.Reason.INVALID,
                    code + ": " + refused.getError().getDescription(), refused);
        } catch (AuthenticationException | RestClientException failed) {
            throw new NotLetIn(NotLetIn.Reason.DOWN, String.valueOf(failed.getMessage()), failed);
        }
    }

    private Known known() {
        Known now = known;
        if (now == null) {
            ClientRegistration registration = discover();
            now = new Known(registration, judge(registration));
            known = now;
        }
        return now;
    }

    private ClientRegistration discover() {
        try {
            String issuer = settings.issuer();
            Map<String, Object> said = RestClient.builder().requestFactory(http).build().get()
                    .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration").retrieve().body(MAP);
            if (said == null || !issuer.equals(said.get("issuer"))) {
                throw new NotLetIn(NotLetIn.Reason.DOWN, "the provider calls itself something else than " + issuer);
            }
            return ClientRegistrations.fromOidcConfiguration(said).registrationId("oidc").clientId(settings.clientId())
                    .clientSecret(settings.clientSecret()).scope(settings.scopes())
                    .redirectUri(site.link("/staff/sign-in/oidc/back")).clientName(settings.name()).build();
        } catch (RestClientException | IllegalArgumentException failed) {
            throw new NotLetIn(NotLetIn.Reason.DOWN, String.valueOf(failed.getMessage()), failed);
        }
    }

    private OidcAuthorizationCodeAuthenticationProvider judge(ClientRegistration registration) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder().requestFactory(http)
                .configureMessageConverters(converters -> converters.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
        RestTemplate rest = new RestTemplate(http);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService info = new DefaultOAuth2UserService();
        info.setRestOperations(rest);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(info);
        OidcAuthorizationCodeAuthenticationProvider judge = new OidcAuthorizationCodeAuthenticationProvider(tokens,
                users);
        NimbusJwtDecoder decoder = decoder(registration);
        judge.setJwtDecoderFactory(same -> decoder);
        return judge;
    }

    /** Only signatures with the provider’s published keys: never none, never one made with our own secret. */
    private NimbusJwtDecoder decoder(ClientRegistration registration) {
        String keys = registration.getProviderDetails().getJwkSetUri();
        if (keys == null) {
            throw new NotLetIn(NotLetIn.Reason.DOWN, "the provider names no keys");
        }
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keys).restOperations(new RestTemplate(http))
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256,
                        SignatureAlgorithm.ES256)))
                .build();
        OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
        validator.setClock(clock);
        decoder.setJwtValidator(validator);
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }
}
