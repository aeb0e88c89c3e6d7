package org.convene.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first admin.
 *
 * @param email made an admin at a start that finds none
 * @param password of that admin, at least 15 characters; none: sign-in by mail link only
 * @param token an API token of that admin with all scopes, at least 32 characters
 */
@ConfigurationProperties("convene.admin")
record AccountProperties(@Nullable String email, @Nullable String password, @Nullable String token) {}
