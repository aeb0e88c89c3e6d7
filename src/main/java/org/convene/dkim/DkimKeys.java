package org.convene.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.site.SettingProblem;
import org.convene.site.Site;

/** The keys that the settings {@code convene.dkim.*} name. */
@Component
public class DkimKeys {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,250}[A-Za-z0-9_])?");
    private final List<DkimKey> keys = new ArrayList<>();
    private final String domain;
    private final Clock clock;

    DkimKeys(DkimProperties properties, Site site, Clock clock) {
        String configured = properties.domain();
        String sender = site.mailFrom();
        this.domain = configured != null ? configured : sender.substring(sender.lastIndexOf('@') + 1);
        this.clock = clock;
        add("", properties.selector(), properties.key(), properties.keyFile());
        add("SECOND_", properties.secondSelector(), properties.secondKey(), properties.secondKeyFile());
        if (!keys.isEmpty() && !NAME.matcher(domain).matches()) {
            throw new SettingProblem("CONVENE_DKIM_DOMAIN must be a domain name, in ASCII.");
        }
    }

    private void add(String which, @Nullable String selector, @Nullable String key, @Nullable Path file) {
        if (selector == null && key == null && file == null) {
            return;
        }
        if (selector == null || (key == null && file == null)) {
            throw new SettingProblem("CONVENE_DKIM_%1$sSELECTOR and CONVENE_DKIM_%1$sKEY_FILE must be set together."
                    .formatted(which));
        }
        if (!NAME.matcher(selector).matches()) {
            throw new SettingProblem("CONVENE_DKIM_%sSELECTOR must be a name that DNS can carry.".formatted(which));
        }
        try {
            keys.add(PrivateKeys.read(selector, key != null ? key : Files.readString(file)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingProblem("CONVENE_DKIM_%sKEY_FILE must hold a private key as PEM, RSA or Ed25519: %s."
                    .formatted(which, unreadable.getMessage()));
        }
    }

    /** Whether anything is signed. */
    public boolean configured() {
        return !keys.isEmpty();
    }

    /** What must stand in DNS, one per key. */
    public List<DkimRecord> records() {
        return keys.stream().map(key -> new DkimRecord(key.selector() + "._domainkey." + domain, key.record()))
                .toList();
    }

    /** A signer for one thread. */
    public DkimSigner signer() {
        return new DkimSigner(domain, keys, clock);
    }
}
