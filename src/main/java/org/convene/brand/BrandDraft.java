package org.convene.brand;

import org.jspecify.annotations.Nullable;

/**
 * What staff write about a brand, before it is checked.
 *
 * @param colour as typed; empty: as the next one up has it
 * @param file of a new logo; null: the one that is there stays
 * @param dropLogo takes the logo away
 * @param version of the brand as it was read
 */
record BrandDraft(String name, String colour, String alt, byte @Nullable [] file, boolean dropLogo, long version) {}
