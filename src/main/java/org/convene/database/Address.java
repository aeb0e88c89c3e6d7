package org.convene.database;

import org.jspecify.annotations.Nullable;

/** Where the database is and who we are there. */
record Address(String url, @Nullable String user, @Nullable String password) {
    static final String BEGINNING = "jdbc:postgresql:";
}
