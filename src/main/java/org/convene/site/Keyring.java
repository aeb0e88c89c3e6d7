package org.convene.site;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The secret keys behind every signature. The newest signs, all verify, so that keys can be rotated without breaking a
 * link in an old mail. Each use derives its own key: what is signed for one use proves nothing for another.
 */
@Component
public class Keyring {
    static final int KEY_BYTES = 32;
    private final NavigableMap<Integer, byte[]> keys = new TreeMap<>();
    /** Ready to be cloned: a mailing signs several links for every recipient. */
    private final Map<Use, Mac> derived = new ConcurrentHashMap<>();

    private record Use(int key, String name) {}

    @Autowired
    Keyring(KeyringFile file) {
        this(file.load());
    }

    Keyring(List<KeyringFile.Key> loaded) {
        loaded.forEach(key -> keys.put(key.id(), key.secret()));
    }

    /** Id of the key that signs now, 0 to 255. */
    int newest() {
        return keys.lastKey();
    }

    boolean holds(int id) {
        return keys.containsKey(id);
    }

    /** HMAC-SHA256 under one of the keys, derived for this use. */
    byte[] mac(int id, String use, byte[] data) {
        try {
            return ((Mac) derived.computeIfAbsent(new Use(id, use), this::derive).clone()).doFinal(data);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Mac derive(Use use) {
        byte[] secret = keys.get(use.key());
        if (secret == null) {
            throw new IllegalArgumentException("no key " + use.key());
        }
        return keyed(keyed(secret).doFinal(use.name().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A keyed hash that stays the same when keys are added: 32 bytes under the oldest key. For values that are looked up
     * again, such as the hash of a suppressed address or a Message-ID.
     */
    public byte[] fingerprint(String use, String text) {
        return mac(keys.firstKey(), use, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
