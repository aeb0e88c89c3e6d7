package org.convene.inbound;

import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.convene.mime.Headers;
import org.convene.site.Site;

/** Recognises mail that goes in circles: it has been through too many servers, or it is our own. */
@Component
class Loops {
    private static final int MOST_HOPS = 30;
    private final Pattern ours;

    Loops(Site site) {
        this.ours = Pattern.compile("<[0-9a-f]{40}@" + Pattern.quote(site.mailDomain()) + ">");
    }

    boolean closed(IncomingMail mail) {
        Headers headers = mail.message().headers();
        return headers.all("Received").size() > MOST_HOPS
                || ours.matcher(headers.first("Message-ID").strip()).matches();
    }
}
