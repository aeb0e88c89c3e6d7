package org.convene.calendar;

import java.time.LocalDateTime;

/**
 * One of the series a rule is handed out as.
 *
 * @param first its first date, local
 */
public record SeriesPart(Recurrence rule, LocalDateTime first) {}
