package org.convene.invitation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invitations behave.
 *
 * @param joinOpens how long before the start a join link leads on
 * @param joinCloses how long after the end it still does
 * @param coalesce how long nothing must be edited before members are told of the edits
 * @param batch recipients handed to the outbox at once
 */
@ConfigurationProperties("convene.meeting")
record InvitationProperties(@DefaultValue("15m") Duration joinOpens, @DefaultValue("30m") Duration joinCloses,
        @DefaultValue("5m") Duration coalesce, @DefaultValue("1000") int batch) {}
