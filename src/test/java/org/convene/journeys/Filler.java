package org.convene.journeys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What somebody types who means well: where something is wanted, never twice the same where it must not be. */
final class Filler {
    /** Wherever they stand: what lets the other fields of their form be asked for. */
    private static final Map<String, String> CHOSEN = Map.of("venue", "BOTH", "act", "ADD", "whom", "ALL");
    /** Empty on their page though the form is refused without. */
    private static final Set<String> WANTED = Set.of("slug", "zone", "scopes", "placeHost", "file", "logo",
            "logoAlt", "addDate");
    /** How a text stands in fields that take lines of a form. */
    private static final Map<String, String> SHAPES = Map.of("list", "date,topic\n2020-02-01,%s");
    /** What looks like a field for any text but is not. */
    private static final Set<String> LIMITED = Set.of("slug", "zone", "colour", "rule", "monthDay",
            "html", "website", "code");
    private final LocalDate today;
    private int turn;
    private int days;

    Filler(LocalDate today) {
        this.today = today;
    }

    /** Whether people may write what they like here. */
    static boolean free(Element control) {
        boolean words = control.tagName().equals("textarea")
                || control.tagName().equals("input") && Set.of("", "text", "search").contains(control.attr("type"));
        return words && !LIMITED.contains(control.attr("name"));
    }

    static String shaped(Element control, String text) {
        String name = control.attr("name");
        String shape = name.equals("words")
                ? control.wholeText().strip().replaceFirst("(?s)=.*", "") + "=%s"
                : SHAPES.getOrDefault(name, "%s");
        return shape.replace("%s", text);
    }

    /** What is typed over what the page has; null: nothing. */
    @Nullable
    String over(Element control, boolean empty) {
        String name = control.attr("name");
        if (CHOSEN.containsKey(name)) {
            return CHOSEN.get(name);
        }
        return empty && (control.hasAttr("required") || WANTED.contains(name)) ? plausible(control) : null;
    }

    private String plausible(Element control) {
        turn++;
        return switch (control.attr("type")) {
            case "email" -> "ann" + turn + "@example.org";
            case "url" -> "https://example.org/x";
            case "date" -> day(control.attr("name")).toString();
            case "time" -> "15:00";
            case "datetime-local" -> today.plusDays(20) + "T15:00";
            case "number" -> "30";
            case "password" -> "correct horse battery staple";
            case "checkbox", "radio", "hidden" -> control.attr("value");
            case "file" -> "";
            default -> switch (control.attr("name")) {
                case "slug" -> "exampleby-" + turn;
                case "zone" -> "Europe/Berlin";
                default -> control.tagName().equals("select")
                        ? control.select("option:not([value=''])").attr("value")
                        : "Some words";
            };
        };
    }

    /** The archive wants one that is over. */
    private LocalDate day(String name) {
        days++;
        return name.equals("date") ? today.minusDays(days) : today.plusDays(20 + days);
    }

    /** A picture where a form asks what is on it, else a list of people. */
    byte[] file(Element form) {
        return form.select("[name=alt],[name=logoAlt]").isEmpty()
                ? "email,name\r\nann%d@example.org,Ann".formatted(++turn).getBytes(StandardCharsets.UTF_8)
                : picture();
    }

    private static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }
}
