package org.convene.dkim;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With which keys mail is signed; nothing is set: it is not. Two keys give two signatures: to change from one to the next,
 * or Ed25519 beside RSA, which not every receiver can verify.
 *
 * @param domain that signs, the tag d=; null: the one of the sender's address
 * @param selector names the key in DNS
 * @param key private, as PEM
 * @param keyFile holds the same
 */
@ConfigurationProperties("convene.dkim")
record DkimProperties(@Nullable String domain, @Nullable String selector, @Nullable String key, @Nullable Path keyFile,
        @Nullable String secondSelector, @Nullable String secondKey, @Nullable Path secondKeyFile) {}
