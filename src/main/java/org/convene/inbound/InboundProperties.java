package org.convene.inbound;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.convene.mail.EmailAddress;
import org.convene.site.SettingProblem;

/**
 * How bounces, answers and replies come in. Off unless a listener's port or a mailbox is set.
 *
 * @param domain of our signed addresses; unset: the mail domain
 * @param address where only one mailbox comes in here: the address whose {@code +tags} carry our signed names
 * @param mailboxes further local parts of the domain that are taken in; postmaster, abuse and the sender always are
 * @param maxSize largest message
 * @param attempts how often a mail that makes its handler fail is tried before it is put aside
 * @param keep how long mail is kept after it was dealt with or put aside
 */
@ConfigurationProperties("convene.inbound")
record InboundProperties(@DefaultValue Smtp smtp, @DefaultValue Imap imap, @Nullable String domain,
        @Nullable String address, @DefaultValue({
        }) List<String> mailboxes, @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("5") int attempts, @DefaultValue("30d") Duration keep) {

    /** @throws SettingProblem when a setting makes no sense */
    InboundProperties {
        if (maxSize.toBytes() < 1024 || maxSize.toMegabytes() > 64) {
            throw new SettingProblem("CONVENE_INBOUND_MAX_SIZE must be from 1KB to 64MB.");
        }
        if (attempts < 1) {
            throw new SettingProblem("CONVENE_INBOUND_ATTEMPTS must be at least 1.");
        }
        if (address != null
                && (EmailAddress.parse(address).isEmpty() || address.indexOf('@') > Addresses.LONGEST_PREFIX)) {
            throw new SettingProblem("CONVENE_INBOUND_ADDRESS must be an address with a local part of at most "
                    + Addresses.LONGEST_PREFIX + " characters.");
        }
    }

    /** Whether anything can come in. */
    boolean on() {
        return smtp.port() != null || imap.host() != null;
    }

    /**
     * The listener for a mail server in front of us.
     *
     * @param port unset: no listener; 0: any free one
     * @param bind the address listened at; anything but loopback needs a network that only the mail server reaches
     * @param connections how many at once; further ones are told to come back
     * @param idle how long a silent connection stays open
     * @param session how long any connection stays open
     */
    record Smtp(@Nullable Integer port, @DefaultValue("127.0.0.1") String bind, @DefaultValue("20") int connections,
            @DefaultValue("60s") Duration idle, @DefaultValue("10m") Duration session) {
        Smtp {
            if (port != null && (port < 0 || port > 65535)) {
                throw new SettingProblem("CONVENE_INBOUND_SMTP_PORT must be a port number.");
            }
        }
    }

    /**
     * A mailbox that is read regularly.
     *
     * @param host unset: none
     * @param port unset: 993 with TLS from the start, else 143
     * @param tls whether the connection begins with TLS; false: STARTTLS is demanded unless {@code plain}
     * @param plain no TLS at all; for a server on this machine
     * @param processed folder that read mail is moved to; unset: it stays, marked as seen
     * @param poll time between two looks
     */
    record Imap(@Nullable String host, @Nullable Integer port, @DefaultValue("") String username,
            @DefaultValue("") String password, @DefaultValue("INBOX") String folder, @Nullable String processed,
            @DefaultValue("true") boolean tls, @DefaultValue("false") boolean plain,
            @DefaultValue("1m") Duration poll) {}
}
