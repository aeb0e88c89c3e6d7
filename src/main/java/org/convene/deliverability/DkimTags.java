package org.convene.deliverability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a signature says (RFC 6376 section 3.5).
 *
 * @param domain who signs, lower case
 * @param fields names of the header fields it covers, lower case
 */
record DkimTags(String domain, Set<String> fields) {

    static DkimTags of(String signature) {
        String tags = ";" + signature.replaceAll("\\s", "").toLowerCase(Locale.ROOT) + ";";
        return new DkimTags(tag(tags, "d"), Arrays.stream(tag(tags, "h").split(":")).collect(Collectors.toSet()));
    }

    private static String tag(String tags, String name) {
        int at = tags.indexOf(";" + name + "=");
        return at < 0 ? "" : tags.substring(at + name.length() + 2, tags.indexOf(';', at + 1));
    }
}
