package org.convene.web;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.site.Site;

/** The community's colour, made readable on light and dark ground whatever was set. Pages link it with the colour as version. */
@RestController
class BrandController {
    /** The darkest of the light grounds and the lightest of the dark ones in convene.css. */
    private static final BrandColour LIGHT_GROUND = BrandColour.parse("#eef4f1");
    private static final BrandColour DARK_GROUND = BrandColour.parse("#1c2a26");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final BrandColour brand;

    BrandController(Site site) {
        this.brand = BrandColour.parse(site.brandColour());
    }

    @GetMapping("/assets/brand.css")
    ResponseEntity<String> colours() {
        return kept(CSS, """
                :root { %s }
                @media (prefers-color-scheme: dark) { :root { %s } }
                @media print { :root { --brand: #000 } }
                """.formatted(tokens(onLight()), tokens(onDark())));
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
                """.formatted(onLight(), onDark()));
    }

    private BrandColour onLight() {
        return brand.readableOn(LIGHT_GROUND, BrandColour.BLACK);
    }

    private BrandColour onDark() {
        return brand.mixed(BrandColour.WHITE, 0.3).readableOn(DARK_GROUND, BrandColour.WHITE);
    }

    private static String tokens(BrandColour colour) {
        return "--brand: " + colour + "; --brand-ink: " + colour.ink();
    }

    private static ResponseEntity<String> kept(MediaType type, String body) {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofDays(7)).cachePublic())
                .contentType(type).body(body);
    }
}
