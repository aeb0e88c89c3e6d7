package org.convene.contact;

/** Whether the writer of an idea agrees to have it shown publicly. */
public enum Listing {
    /** Not asked, or not agreed. */
    NONE,
    /** The idea, without a name. */
    IDEA,
    /** The idea and the name its writer gave. */
    NAMED;

    static Listing of(boolean idea, boolean name) {
        return !idea ? NONE : name ? NAMED : IDEA;
    }
}
