package org.convene.site;

import java.net.URI;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Who we are, with every default filled in. */
@Component
public class Site {
    private final SiteProperties properties;
    private final URI publicUrl;

    Site(SiteProperties properties, Environment environment) {
        this.properties = properties;
        URI configured = properties.publicUrl();
        this.publicUrl = configured != null
                ? configured
                : URI.create("http://localhost:" + environment.getProperty("server.port", "8080"));
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
        return domain != null ? domain : publicUrl.getHost();
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
