package org.convene.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.NotFound;
import org.convene.site.Site;

/**
 * Colours as style sheets, made readable on light and dark ground whatever was set. A sheet has its colour in its address, so
 * browsers may keep it. The same for one of the two schemes alone, for pages that show both.
 */
@RestController
class BrandController {
    private static final String DARK = "@media (prefers-color-scheme: dark)";
    private static final Pattern SHEET = Pattern.compile("([0-9a-f]{6})(?:-(light|dark))?[.]css");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Colour brand;
    private final String whole;

    BrandController(Site site) throws IOException {
        this.brand = Colour.parse(site.brandColour());
        this.whole = new ClassPathResource("static/assets/convene.css").getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping("/assets/brand.css")
    ResponseEntity<String> colours() {
        return kept(CSS, sheet(brand));
    }

    /** Of a group or community. @param name six hexadecimal digits, and a scheme where it is for one alone */
    @GetMapping("/assets/brand/{name}")
    ResponseEntity<String> colours(@PathVariable String name) {
        Matcher sheet = SHEET.matcher(name);
        if (!sheet.matches()) {
            throw new NotFound("sheet");
        }
        String scheme = sheet.group(2);
        String all = sheet(Colour.parse("#" + sheet.group(1)));
        return kept(CSS, scheme == null ? all : only(scheme, all));
    }

    /** The whole look as it is on dark screens, whatever the reader’s is set to. */
    @GetMapping("/assets/only-dark.css")
    ResponseEntity<String> dark() {
        return kept(CSS, only("dark", whole));
    }

    /** The whole look as it is on light screens, whatever the reader’s is set to. */
    @GetMapping("/assets/only-light.css")
    ResponseEntity<String> light() {
        return kept(CSS, only("light", whole));
    }

    @GetMapping("/assets/mark.svg")
    ResponseEntity<String> mark() {
        return kept(SVG, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
                <style>g { fill: %s } circle[r="5"] { fill: none; stroke: %1$s; stroke-width: 3 } \
                @media (prefers-color-scheme: dark) { g { fill: %s } circle[r="5"] { stroke: %2$s } }</style>
                <g><circle cx="16" cy="16" r="5"/><circle cx="16" cy="4" r="3.5"/><circle cx="27.4" cy="12.3" r="3.5"/>\
                <circle cx="23" cy="25.7" r="3.5"/><circle cx="9" cy="25.7" r="3.5"/><circle cx="4.6" cy="12.3" r="3.5"/></g>
                </svg>
                """.formatted(Accent.of(brand).onLight(), Accent.of(brand).onDark()));
    }

    private static String only(String scheme, String sheet) {
        return sheet.replace(DARK, scheme.equals("dark") ? "@media all" : "@media not all")
                .replace("color-scheme: light dark", "color-scheme: " + scheme);
    }

    private static String sheet(Colour colour) {
        Accent accent = Accent.of(colour);
        return """
                :root { %s }
                @media (prefers-color-scheme: dark) { :root { %s } }
                @media print { :root { --brand: #000 } }
                """.formatted(tokens(accent.onLight()), tokens(accent.onDark()));
    }

    private static String tokens(Colour colour) {
        return "--brand: " + colour + "; --brand-ink: " + colour.ink();
    }

    private static ResponseEntity<String> kept(MediaType type, String body) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .contentType(type).body(body);
    }
}
