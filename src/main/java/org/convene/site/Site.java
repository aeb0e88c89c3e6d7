package org.convene.site;

import java.net.URI;
import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who we are, with every default filled in. */
@Component
public class Site {
    private final SiteProperties properties;
    private final URI publicUrl;

    Site(SiteProperties properties, Environment environment) {
        this.properties = properties;
        String configured = properties.publicUrl();
        this.publicUrl = configured != null
                ? parse(configured)
                : URI.create("http://localhost:" + environment.getProperty("server.port", "8080"));
        if (!properties.brandColour().matches("#[0-9a-fA-F]{6}")) {
            throw new SettingProblem("CONVENE_BRAND_COLOUR must be a colour such as #0b6e5f.");
        }
    }

    private static URI parse(String configured) {
        try {
            URI url = URI.create(configured.strip().replaceAll("/+$", ""));
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme()) && url.getQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException malformed) {
            // falls through to the sentence
        }
        throw new SettingProblem("CONVENE_PUBLIC_URL must be an address such as https://convene.example.org.");
    }

    public String name() {
        return properties.name();
    }

    /** Base of every link, without a trailing slash. */
    public URI publicUrl() {
        return publicUrl;
    }

    /** An absolute link; {@code path} begins with a slash. */
    public String link(String path) {
        return publicUrl + path;
    }

    public String postalAddress() {
        return properties.postalAddress();
    }

    /** #rrggbb */
    public String brandColour() {
        return properties.brandColour();
    }

    /** Domain of List-Id, Message-ID and return path. */
    public String mailDomain() {
        String domain = properties.mail().domain();
        return domain != null ? domain : mailDomainOf(publicUrl.getHost());
    }

    /** A try-out at localhost or at a bare IP address needs a domain that can stand in an address. */
    private static String mailDomainOf(String host) {
        boolean named = host.contains(".") && host.chars().anyMatch(Character::isLetter) && !host.startsWith("[");
        return named ? host : "convene.localhost";
    }

    /** Address that mail comes from. */
    public String mailFrom() {
        String from = properties.mail().from();
        return from != null ? from : "convene@" + mailDomain();
    }

    public boolean demo() {
        return properties.demo();
    }
}
