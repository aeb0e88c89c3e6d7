package org.convene.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.convene.mime.Budget;
import org.convene.mime.HeaderScan;
import org.convene.mime.Headers;

/** Finds out from its header to whom a mail in a mailbox had come: the envelope is gone, the fields servers write remain. */
@Component
class Addressing {
    private static final List<String> FIELDS = List.of("X-Original-To", "Delivered-To", "Envelope-To", "X-Envelope-To",
            "X-Delivered-To", "To", "Cc", "Resent-To");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[^\\s<>,;:\"()@]{1,255}");
    private static final int MOST = 200;
    private final Addresses addresses;
    private final InboundProperties properties;

    Addressing(Addresses addresses, InboundProperties properties) {
        this.addresses = addresses;
        this.properties = properties;
    }

    Arrival arrival(byte[] raw) {
        Headers headers = HeaderScan.of(raw, 0, raw.length, new Budget()).headers();
        return new Arrival(Arrival.Source.IMAP, sender(headers), Set.of(recipient(headers)), raw);
    }

    /** The first signed address, else the first of the house, else the mailbox itself. */
    private String recipient(Headers headers) {
        List<String> named = new ArrayList<>();
        FIELDS.forEach(field -> headers.all(field).forEach(value -> named.addAll(found(value))));
        for (Admission wanted : List.of(Admission.SIGNED, Admission.HOUSE)) {
            for (String address : named) {
                if (addresses.admit(address) == wanted) {
                    return address;
                }
            }
        }
        String address = properties.address();
        return address != null ? address : properties.imap().username();
    }

    private static List<String> found(String value) {
        return ADDRESS.matcher(value.length() > 10_000 ? value.substring(0, 10_000) : value).results().limit(MOST)
                .map(hit -> hit.group()).toList();
    }

    private static String sender(Headers headers) {
        String path = headers.first("Return-Path").isBlank() ? headers.first("From") : headers.first("Return-Path");
        List<String> named = found(path);
        return named.isEmpty() ? "" : named.getFirst();
    }
}
