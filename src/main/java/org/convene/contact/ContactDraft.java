package org.convene.contact;

/**
 * A contact request as somebody sends it, nothing checked yet. Texts that were not given are empty.
 *
 * @param kind code of a {@link ContactKind}
 * @param group slug of the group it is for; empty: the organisers of the whole site
 * @param subject for a talk its title
 * @param body for a talk its abstract
 * @param listing for an idea whether it may be shown publicly
 */
public record ContactDraft(String kind, String email, String name, String group, String subject, String body,
        Talk talk, Listing listing) {

    /**
     * What a talk proposal adds.
     *
     * @param speaker who speaks, when it is not the writer
     * @param bio about the speaker, in the third person
     * @param level who it is for: everybody, some, experts, or empty
     * @param pronouns how to speak of the speaker
     * @param dates when it would suit, in the writer's words
     */
    public record Talk(String speaker, String bio, String level, String pronouns, String dates) {
        public static final Talk NONE = new Talk("", "", "", "", "");
    }
}
