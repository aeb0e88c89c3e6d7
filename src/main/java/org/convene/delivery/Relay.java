package org.convene.delivery;

import java.time.Duration;
import java.util.Properties;

import jakarta.mail.Session;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.stereotype.Component;

import org.convene.site.Site;

/** The relay as the settings {@code spring.mail.*} describe it; opens connections to it. */
@Component
class Relay {
    static {
        // Without it every encoded part costs a ServiceLoader search, two thirds of the time to build a message.
        if (System.getProperty("jakarta.mail.util.StreamProvider") == null) {
            System.setProperty("jakarta.mail.util.StreamProvider",
                    "org.eclipse.angus.mail.util.MailStreamProvider");
        }
    }
    private final MailProperties settings;
    private final DeliveryProperties delivery;
    private final Site site;

    Relay(MailProperties settings, DeliveryProperties delivery, Site site) {
        this.settings = settings;
        this.delivery = delivery;
        this.site = site;
    }

    /**
     * A connection that is not open yet.
     *
     * @param utf8 for a message that needs SMTPUTF8; all others say nothing of it
     */
    RelayConnection connection(boolean utf8) {
        String protocol = "smtps".equals(settings.getProtocol()) ? "smtps" : "smtp";
        Sockets sockets = new Sockets();
        Properties properties = defaults("mail." + protocol + ".", sockets);
        properties.putAll(settings.getProperties());
        properties.setProperty("mail.mime.allowutf8", String.valueOf(utf8));
        return new RelayConnection(Session.getInstance(properties), protocol, sockets, delivery.finalReplyTimeout());
    }

    @Nullable
    String host() {
        return settings.getHost();
    }

    int port() {
        Integer port = settings.getPort();
        return port == null ? -1 : port;
    }

    @Nullable
    String user() {
        return settings.getUsername();
    }

    @Nullable
    String password() {
        return settings.getPassword();
    }

    private Properties defaults(String prefix, Sockets sockets) {
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis(delivery.connectTimeout()));
        properties.setProperty(prefix + "timeout", millis(delivery.replyTimeout()));
        properties.setProperty(prefix + "writetimeout", millis(delivery.writeTimeout()));
        properties.setProperty(prefix + "localhost", site.mailDomain());
        properties.setProperty(prefix + "quitwait", "false");
        properties.setProperty(prefix + "auth", String.valueOf(settings.getUsername() != null));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.enable", String.valueOf(settings.getSsl().isEnabled()));
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
