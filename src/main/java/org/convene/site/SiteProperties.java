package org.convene.site;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who we are.
 *
 * @param publicUrl base of every link; unset: {@code http://localhost:<port>}
 * @param dataDir where the keyring and the embedded database live
 * @param name the community's name, shown on every page and mail
 * @param postalAddress shown at the foot of group mail, as several laws ask
 * @param brandColour one colour as #rrggbb
 * @param keyringFile secret keys mounted from outside; unset: made in the data directory at first start
 * @param mailFrom address that mail comes from; unset: {@code convene@<mail domain>}
 * @param mailDomain domain of List-Id, Message-ID and return path; unset: the public URL's host
 * @param demo whether the sample communities are shown
 */
@ConfigurationProperties("convene")
public record SiteProperties(
        @Nullable String publicUrl,
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("Convene") String name,
        @DefaultValue("") String postalAddress,
        @DefaultValue("#0b6e5f") String brandColour,
        @Nullable Path keyringFile,
        @DefaultValue Mail mail,
        @DefaultValue("false") boolean demo) {

    /** Sender and domain of mail. */
    public record Mail(@Nullable String from, @Nullable String domain) {}

    /** Languages that interface and mail are shipped in; the first is the fallback. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "ja");
}
