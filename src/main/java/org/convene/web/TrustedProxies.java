package org.convene.web;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

import org.convene.site.SettingProblem;

/**
 * Whom to believe about where a request came from. Without configured proxies forwarded headers are ignored; with them the
 * right-most address that is not a proxy of ours counts.
 */
@Component
class TrustedProxies {
    private final List<IpAddressMatcher> proxies;

    TrustedProxies(WebProperties properties) {
        try {
            this.proxies = properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
        } catch (IllegalArgumentException malformed) {
            throw new SettingProblem("CONVENE_WEB_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8.");
        }
    }

    ClientAddress clientOf(HttpServletRequest request) {
        ClientAddress client = ClientAddress.of(request.getRemoteAddr());
        // a proxy may append to the header or add one of its own: read together they are one list (RFC 9110 section 5.3)
        String[] hops = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For"))).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && trusted(client); i--) {
            if (!hops[i].isBlank()) {
                client = ClientAddress.of(hops[i].strip());
            }
        }
        return client;
    }

    private boolean trusted(ClientAddress client) {
        return client.known() && proxies.stream().anyMatch(proxy -> proxy.matches(client.ip()));
    }
}
