package org.convene.template;

import java.util.List;

/**
 * One mail in the list.
 *
 * @param name folder of mail-templates
 */
public record MailOverview(String name, List<InLanguage> languages) {

    /**
     * How it stands in one language.
     *
     * @param state OURS, EDITED or BROKEN
     * @param number of the newest version; 0: none was ever written
     * @param missing words that are English because this language has none
     */
    public record InLanguage(String code, String state, int number, int missing) {}
}
