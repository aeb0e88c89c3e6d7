package org.convene.bulk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Acts on many members.
 *
 * @param grace between the word and the deed: so long it can be stopped before the first mail leaves
 * @param undoWithin how long it can be taken back afterwards; then it is forgotten who was meant
 * @param slice how many members are changed in one transaction
 */
@ConfigurationProperties("convene.bulk")
record BulkProperties(@DefaultValue("30s") Duration grace, @DefaultValue("7d") Duration undoWithin,
        @DefaultValue("50") int slice) {}
