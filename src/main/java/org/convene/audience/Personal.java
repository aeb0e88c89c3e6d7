package org.convene.audience;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What only one member's mail says.
 *
 * @param values merged over the mailing's model
 * @param unsubscribeUrl the one-click address (RFC 8058); null: no List-Unsubscribe
 */
public record Personal(Map<String, Object> values, @Nullable String unsubscribeUrl) {}
