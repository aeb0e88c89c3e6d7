package org.convene.brand;

import java.time.Duration;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Logos, each at an address of its content: kept for ever by browsers, the same for every reader of a mail. */
@RestController
class LogoController {
    private static final String POLICY = "default-src 'none'; sandbox";
    private final Brands brands;

    LogoController(Brands brands) {
        this.brands = brands;
    }

    @GetMapping("/assets/brand/logo/{hash}")
    ResponseEntity<byte[]> show(@PathVariable String hash) {
        LogoFile logo = brands.logo(hash);
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .header("Content-Security-Policy", POLICY).header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(MediaType.parseMediaType(logo.type())).body(logo.content());
    }
}
