package org.convene.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of an API list.
 *
 * @param next cursor for the following page, absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
