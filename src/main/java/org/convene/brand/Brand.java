package org.convene.brand;

import org.jspecify.annotations.Nullable;

/**
 * What staff have set for one group or community.
 *
 * @param name empty: as the next one up has it
 * @param colour null: as the next one up has it
 * @param logo null: as the next one up has it
 * @param alt what the logo shows, in words
 * @param version 0 where nothing is set
 */
record Brand(String name, @Nullable String colour, @Nullable Logo logo, String alt, long version) {
    static final Brand NONE = new Brand("", null, null, "", 0);
}
