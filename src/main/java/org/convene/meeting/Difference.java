package org.convene.meeting;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A field that somebody else changed while a form was open.
 *
 * @param before as it was when the form was opened
 * @param now as it stands
 * @param by who changed it last; empty where that is not known, or nobody of the staff did
 * @param mine whether the reader typed something else there
 */
public record Difference(String field, String before, String now, String by, @Nullable Instant at, boolean mine) {}
