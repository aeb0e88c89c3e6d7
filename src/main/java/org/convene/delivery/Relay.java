package org.convene.delivery;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import org.convene.site.Site;
import org.convene.smtp.Encryption;
import org.convene.smtp.Encryption.Mode;
import org.convene.smtp.Login;
import org.convene.smtp.SmtpRelay;
import org.convene.smtp.Timeouts;

/** The relay as the settings {@code spring.mail.*} describe it, in the words of jakarta.mail's properties. */
@Component
class Relay {
    private final MailProperties settings;
    private final DeliveryProperties delivery;
    private final Site site;

    Relay(MailProperties settings, DeliveryProperties delivery, Site site) {
        this.settings = settings;
        this.delivery = delivery;
        this.site = site;
    }

    SmtpRelay smtp() {
        String host = settings.getHost();
        if (!StringUtils.hasText(host)) {
            throw new IllegalStateException("there is no relay");
        }
        Mode mode = mode();
        Integer port = settings.getPort();
        return new SmtpRelay(host, port != null ? port : mode == Mode.IMPLICIT ? 465 : 25, site.mailDomain(),
                new Encryption(mode, null, "false".equals(property("ssl.checkserveridentity"))), login(),
                new Timeouts(delivery.connectTimeout(), delivery.replyTimeout(), delivery.finalReplyTimeout(),
                        delivery.writeTimeout()),
                !"false".equals(property("pipelining")));
    }

    private Mode mode() {
        if ("smtps".equals(settings.getProtocol()) || settings.getSsl().isEnabled()
                || "true".equals(property("ssl.enable"))) {
            return Mode.IMPLICIT;
        }
        if ("true".equals(property("starttls.required"))) {
            return Mode.REQUIRED;
        }
        return "false".equals(property("starttls.enable")) ? Mode.NONE : Mode.OPPORTUNISTIC;
    }

    private @Nullable Login login() {
        String user = settings.getUsername();
        String password = settings.getPassword();
        if (!StringUtils.hasText(user) || password == null) {
            return null;
        }
        String mechanisms = property("auth.mechanisms");
        Login.Mechanism mechanism = mechanisms == null
                ? Login.Mechanism.ANY
                : Login.Mechanism.valueOf(mechanisms.strip().split("\\s+")[0].toUpperCase(java.util.Locale.ROOT));
        return new Login(user, password, mechanism, false);
    }

    private @Nullable String property(String name) {
        Map<String, String> properties = settings.getProperties();
        return properties.get("mail.smtp." + name);
    }
}
