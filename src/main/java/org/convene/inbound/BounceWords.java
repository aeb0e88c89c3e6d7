package org.convene.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What servers say in words where their codes say nothing definite. Blame of the sender goes first and fullness second: a
 * wrong guess there costs a mail, a wrong «no such user» costs a member.
 */
final class BounceWords {
    private static final int LOOKED_AT = 4000;

    private record Phrases(BounceKind kind, List<String> phrases) {}

    private static final List<Phrases> TABLE = List.of(
            new Phrases(BounceKind.POLICY, List.of("spam", "blacklist", "blocklist", "block list", "black list",
                    "blocked", "dnsbl", " rbl", "reputation", "unsolicited", "dmarc", "dkim", " spf", "spf ",
                    "policy violation", "policy reasons", "due to policy", "content rejected",
                    "message rejected due to",
                    "not authorized to send", "not permitted to relay", "relaying denied", "relay access denied",
                    "relay not permitted", "unable to relay", "sender denied", "sender rejected",
                    "sender address rejected", "authentication required", "message size exceeds", "message too large",
                    "exceeds size limit", "virus", "banned file", "too many recipients", "reverse dns", "ptr record",
                    "is listed", "currently listed", "helo command rejected", "junk mail")),
            new Phrases(BounceKind.FULL, List.of("mailbox full", "mailbox is full", "inbox is full", "over quota",
                    "overquota", "quota exceeded", "exceeded its quota", "exceeded quota", "quota exceed",
                    "exceeded storage", "storage limit", "out of storage", "insufficient system storage",
                    "not enough storage space", "mailbox size limit", "mailfolder is full", "disk quota",
                    "user has too many messages", "mailbox exceeds allowed size", "account is full", "boîte pleine",
                    "postfach ist voll", "postfach voll", "buzón lleno", "casella piena")),
            new Phrases(BounceKind.HARD, List.of("user unknown", "unknown user", "no such user", "no such recipient",
                    "no such mailbox", "no such person", "no such address", "no such account", "no mailbox here",
                    "unknown recipient", "recipient unknown", "unknown address", "unknown mailbox", "unknown account",
                    "unknown or illegal alias", "unknown local part", "unknown local-part", "unknown email",
                    "does not exist", "doesn’t exist", "doesn't exist", "mailbox not found", "user not found",
                    "recipient not found", "recipientnotfound", "address not found", "account not found",
                    "not found in directory", "not listed in domino directory", "user doesn't have a",
                    "user doesn’t have a", "invalid recipient", "invalid mailbox", "invalid address", "bad address",
                    "bad destination mailbox", "unrouteable address", "unroutable address", "no longer valid",
                    "no longer available", "no longer in use", "no longer active", "address no longer accepts",
                    "account disabled", "account has been disabled", "account is disabled", "account inactive",
                    "account is inactive", "account has been closed", "mailbox disabled", "mailbox is disabled",
                    "mailbox unavailable", "mailbox is inactive", "mailbox currently unavailable permanently",
                    "user is inactive", "inactive user", "user disabled", "user suspended", "account suspended",
                    "has been suspended", "not a known user", "not our customer", "is not a valid mailbox",
                    "not a valid recipient", "recipient address rejected", "recipient rejected", "address rejected",
                    "address unknown", "unknown in virtual", "undeliverable address", "user invalid",
                    "host or domain name not found", "domain not found", "nxdomain", "no such domain",
                    "unknown host", "host unknown", "name service error for name", "empfänger unbekannt",
                    "utilisateur inconnu", "usuario desconocido", "destinatario sconosciuto")),
            new Phrases(BounceKind.SOFT, List.of("try again", "try later", "temporar", "timed out", "timeout",
                    "connection refused", "could not connect", "couldn't connect", "couldn’t connect",
                    "unable to connect", "no route to host", "network is unreachable", "greylist", "graylist",
                    "rate limit", "too many connections", "too many messages", "receiving mail at a rate",
                    "server busy", "service unavailable", "not accepting messages", "retry timeout exceeded",
                    "retry time not reached", "message expired", "delivery time expired", "lost connection",
                    "connection dropped", "too many hops", "loop", "given up", "undeliver", "could not be delivered",
                    "couldn't be delivered", "wasn't able to deliver", "delivery failed", "delivery has failed",
                    "failed permanently", "permanent error", "unable to deliver", "not been delivered",
                    "rejected")));

    private BounceWords() {}

    static Optional<BounceKind> kind(String text) {
        String words = (text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text).toLowerCase(Locale.ROOT);
        return TABLE.stream().filter(row -> row.phrases().stream().anyMatch(words::contains)).map(Phrases::kind)
                .findFirst();
    }
}
