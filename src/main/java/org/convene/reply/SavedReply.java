package org.convene.reply;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Words that staff answer with again and again.
 *
 * @param group whose it is; null: not of one group alone
 * @param community whose groups it is for; with group null as well: for everybody
 * @param name by which staff choose it
 * @param text plain, with {@link Blanks}
 */
public record SavedReply(UUID id, @Nullable UUID group, @Nullable UUID community, String name, String text,
        long version) {}
