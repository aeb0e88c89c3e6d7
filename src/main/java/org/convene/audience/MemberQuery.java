package org.convene.audience;

import java.util.Map;

/**
 * Names the members of an audience by SQL over the feature's own tables, so that a million recipients are written down
 * without passing through this process.
 *
 * @param sql a select without order and limit, one row a person, with the columns {@code member} and {@code person} (uuid;
 *            ordering by person must be cheap), {@code address}, {@code address_key}, {@code name} and {@code language}
 * @param params its named parameters
 */
public record MemberQuery(String sql, Map<String, Object> params) {}
