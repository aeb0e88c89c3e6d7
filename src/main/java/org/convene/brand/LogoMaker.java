package org.convene.brand;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.springframework.stereotype.Component;

import org.convene.attachment.Pictures;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Makes logos of what staff upload, by what is in it whatever its name says. */
@Component
class LogoMaker {
    static final int LARGEST = 2 << 20;
    private static final int LARGEST_WEBP = 40_000;
    private static final int WIDEST = 360;
    private static final int HIGHEST = 88;
    private static final int MOST_PIXELS = 4_000_000;
    private static final int HASH = 32;
    private final Pictures pictures;

    LogoMaker(Pictures pictures) {
        this.pictures = pictures;
    }

    /** A logo with its content. */
    record Made(Logo logo, byte[] content) {}

    /** @throws InvalidInput at {@code file} for what is no PNG, JPEG or WebP, too large, or broken */
    Made make(byte[] file) {
        if (file.length > LARGEST) {
            throw wrong("problem.brand.logo.large", LARGEST >> 20);
        }
        if (WebP.begins(file)) {
            return webp(file);
        }
        try {
            Pictures.Made made = pictures.small(file, WIDEST, HIGHEST);
            return made(made.type(), made.content(), made.width(), made.height());
        } catch (InvalidInput bad) {
            throw bad.problems().getFirst().code().endsWith(".kind") ? wrong("problem.brand.logo.kind") : bad;
        }
    }

    private static Made webp(byte[] file) {
        WebP picture = WebP.read(file).orElseThrow(() -> wrong("problem.attachment.broken"));
        if (picture.content().length > LARGEST_WEBP || (long) picture.width() * picture.height() > MOST_PIXELS) {
            throw wrong("problem.brand.logo.webp", LARGEST_WEBP / 1000);
        }
        return made(WebP.TYPE, picture.content(), picture.width(), picture.height());
    }

    private static Made made(String type, byte[] content, int width, int height) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Made(new Logo(HexFormat.of().formatHex(digest).substring(0, HASH), type, width, height),
                    content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InvalidInput wrong(String code, Object... args) {
        return new InvalidInput(FieldProblem.of("file", code, args));
    }
}
