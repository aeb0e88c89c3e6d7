package org.convene.room;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.site.SettingProblem;

/**
 * The providers of rooms; each is off until it is set.
 *
 * @param timeout for one whole answer of a provider
 * @param privateAddresses whether a provider may lie in a private network, and be asked without TLS
 * @param checkLinks whether pasted links are asked once a day if something is there
 */
@ConfigurationProperties("convene.room")
record RoomProperties(@DefaultValue Zoom zoom, @DefaultValue Jitsi jitsi, @DefaultValue BigBlueButton bigbluebutton,
        @DefaultValue("10s") Duration timeout, @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("true") boolean checkLinks) {

    /**
     * A server-to-server OAuth app.
     *
     * @param user e-mail address or id of the user who hosts
     * @param webhookSecret the app's secret token; without it no event is believed
     * @param url where tokens are given
     * @param api used where the token names no other
     */
    record Zoom(@DefaultValue("") String accountId, @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret, @DefaultValue("me") String user,
            @DefaultValue("") String webhookSecret, @DefaultValue("https://zoom.us") String url,
            @DefaultValue("https://api.zoom.us") String api) {
        Zoom {
            if (accountId.isEmpty() != clientId.isEmpty() || clientId.isEmpty() != clientSecret.isEmpty()) {
                throw new SettingProblem("CONVENE_ROOM_ZOOM_ACCOUNT_ID, CONVENE_ROOM_ZOOM_CLIENT_ID and"
                        + " CONVENE_ROOM_ZOOM_CLIENT_SECRET must be set together.");
            }
            checked("CONVENE_ROOM_ZOOM_URL", url);
            checked("CONVENE_ROOM_ZOOM_API", api);
        }

        boolean on() {
            return !accountId.isEmpty();
        }

        @Override
        public String toString() {
            return "Zoom[on=" + on() + "]";
        }
    }

    /**
     * A Jitsi Meet server.
     *
     * @param url its address
     * @param appId and {@code secret} where it lets in only who carries a signed token
     */
    record Jitsi(@DefaultValue("") String url, @DefaultValue("") String appId, @DefaultValue("") String secret) {
        Jitsi {
            checked("CONVENE_ROOM_JITSI_URL", url);
            if (appId.isEmpty() != secret.isEmpty()) {
                throw new SettingProblem("CONVENE_ROOM_JITSI_APP_ID and CONVENE_ROOM_JITSI_SECRET must be set"
                        + " together.");
            }
        }

        @Override
        public String toString() {
            return "Jitsi[" + url + "]";
        }
    }

    /** A BigBlueButton server. @param url as {@code bbb-conf --secret} prints it, ending in /bigbluebutton/ */
    record BigBlueButton(@DefaultValue("") String url, @DefaultValue("") String secret) {
        BigBlueButton {
            checked("CONVENE_ROOM_BIGBLUEBUTTON_URL", url);
            if (url.isEmpty() != secret.isEmpty()) {
                throw new SettingProblem("CONVENE_ROOM_BIGBLUEBUTTON_URL and CONVENE_ROOM_BIGBLUEBUTTON_SECRET must"
                        + " be set together.");
            }
        }

        @Override
        public String toString() {
            return "BigBlueButton[" + url + "]";
        }
    }

    private static void checked(String name, String url) {
        if (!url.isEmpty() && !url.matches("https?://[^\\s/\"<>@?#]+(/[^\\s\"<>?#]*)?")) {
            throw new SettingProblem(name + " must be an http(s) address without user, query and fragment.");
        }
    }

    /** The address without a slash at its end, and something behind it. */
    static URI at(String url, String path) {
        return URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + path);
    }
}
