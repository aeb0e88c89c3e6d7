package org.convene.room;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.convene.site.Keyring;

/**
 * BigBlueButton. Every call carries a checksum over its name, its parameters and the shared secret. The server forgets a
 * room that is empty, so it is made again, which changes nothing where it is there, before and during each occurrence.
 */
@Component
class BigBlueButton implements RoomProvider {
    private static final String EXPIRES_UNUSED_MINUTES = "60";
    /** How long before its date a room may be recorded. */
    private static final Duration EARLY = Duration.ofHours(6);
    private final RoomProperties.BigBlueButton settings;
    private final Wire wire;
    private final Keyring keyring;

    BigBlueButton(RoomProperties properties, Wire wire, Keyring keyring) {
        this.settings = properties.bigbluebutton();
        this.wire = wire;
        this.keyring = keyring;
    }

    @Override
    public Provider provider() {
        return Provider.BIGBLUEBUTTON;
    }

    @Override
    public boolean ready() {
        return !settings.url().isEmpty();
    }

    @Override
    public boolean fleeting() {
        return true;
    }

    @Override
    public Opened open(RoomPlan plan) {
        String id = "convene-" + plan.meeting();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", plan.title());
        words.put("meetingID", id);
        words.put("attendeePW", password("attendee", plan.meeting()));
        words.put("moderatorPW", password("moderator", plan.meeting()));
        words.put("record", String.valueOf(!plan.confidential()));
        words.put("autoStartRecording", "false");
        words.put("allowStartStopRecording", String.valueOf(!plan.confidential()));
        words.put("meetingExpireIfNoUserJoinedInMinutes", EXPIRES_UNUSED_MINUTES);
        ask("create", words);
        return new Opened(id, "");
    }

    @Override
    public void change(String external, RoomPlan plan) {
        // the next occurrence's room is made anew
    }

    @Override
    public void close(String external) {
        // the server forgets it when it is empty
    }

    /** The server tells all that the room ever had; what staff took away of earlier dates must not come back. */
    @Override
    public List<Recording> recordings(String external, String reference) {
        Element answer = ask("getRecordings", Map.of("meetingID", external));
        Instant first = begin(reference).minus(EARLY);
        NodeList all = answer.getElementsByTagName("recording");
        List<Recording> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element one = (Element) all.item(i);
            String began = text(one, "startTime");
            String url = text(one, "url");
            if (began.matches("\\d{1,15}") && !"false".equals(text(one, "published"))) {
                Recording.of(Instant.ofEpochMilli(Long.parseLong(began)), url)
                        .filter(recording -> !recording.began().isBefore(first)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Orders of earlier releases have the day alone. */
    private static Instant begin(String reference) {
        return Instant.parse(reference.contains("T") ? reference : reference + "T00:00:00Z");
    }

    @Override
    public String way(Room room, Visit visit) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("fullName", visit.name());
        words.put("meetingID", room.external());
        words.put("password", password("attendee", room.meeting()));
        words.put("redirect", "true");
        return address("join", words).toString();
    }

    private Element ask(String call, Map<String, String> words) {
        HttpResponse<String> answer = wire.send(HttpRequest.newBuilder(address(call, words)).GET());
        if (answer.statusCode() != 200) {
            throw new RoomFailure(RoomProblem.REFUSED, "status " + answer.statusCode());
        }
        Element read = read(answer.body());
        if (!"SUCCESS".equals(text(read, "returncode"))) {
            String key = text(read, "messageKey").replaceAll("[^A-Za-z]", "");
            throw new RoomFailure("checksumError".equals(key) ? RoomProblem.CREDENTIALS : RoomProblem.REFUSED, key);
        }
        return read;
    }

    private URI address(String call, Map<String, String> words) {
        String query = words.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return RoomProperties.at(settings.url(),
                "/api/" + call + "?" + query + "&checksum=" + checksum(call + query + settings.secret()));
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String password(String role, UUID meeting) {
        return HexFormat.of().formatHex(keyring.fingerprint("room:bbb:" + role, meeting.toString()), 0, 16);
    }

    private static String text(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static Element read(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "not XML");
        }
    }
}
