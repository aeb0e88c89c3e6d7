package org.convene.oidc;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.site.SettingProblem;

/**
 * The OpenID provider at which staff may sign in; off until its issuer is set.
 *
 * @param issuer its address, as in its own configuration (OpenID Connect Discovery 1.0)
 * @param clientId and {@code clientSecret} as the provider gave them
 * @param name of the provider, on the button
 * @param scopes asked for
 * @param claim which of the provider’s words about a person says whether they may come in, such as {@code groups}; empty:
 *            whoever was invited may
 * @param values of that claim, one of which is needed
 * @param timeout for one answer of the provider
 */
@ConfigurationProperties("convene.oidc")
record OidcProperties(@DefaultValue("") String issuer, @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret, @DefaultValue("OpenID") String name,
        @DefaultValue({
                "openid", "email", "profile"}) List<String> scopes,
        @DefaultValue("") String claim,
        @DefaultValue List<String> values, @DefaultValue("5s") Duration timeout) {

    OidcProperties {
        if (!issuer.isEmpty() && (clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new SettingProblem(
                    "CONVENE_OIDC_ISSUER, CONVENE_OIDC_CLIENT_ID and CONVENE_OIDC_CLIENT_SECRET must be set together.");
        }
        if (!issuer.isEmpty()
                && !issuer.matches("https://[^?#]+|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/[^?#]*)?")) {
            throw new SettingProblem("CONVENE_OIDC_ISSUER must be an https address without query and fragment.");
        }
        if (claim.isEmpty() != values.isEmpty()) {
            throw new SettingProblem("CONVENE_OIDC_CLAIM and CONVENE_OIDC_VALUES must be set together.");
        }
    }

    boolean on() {
        return !issuer.isEmpty();
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=" + issuer + "]";
    }
}
