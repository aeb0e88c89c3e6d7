package org.convene.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a file is, by what it holds; its name only tells kinds apart that begin alike. */
enum FileKind {
    JPEG("image/jpeg", true), PNG("image/png", true), GIF("image/gif", true), PDF("application/pdf", false),
    /** office documents: nothing else that is a ZIP archive */
    OFFICE("application/zip", false), TEXT("text/plain", false);

    private static final Map<String, String> OFFICE_TYPES = Map.of("docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation", "odt",
            "application/vnd.oasis.opendocument.text", "ods", "application/vnd.oasis.opendocument.spreadsheet", "odp",
            "application/vnd.oasis.opendocument.presentation");
    private static final Map<String, String> TEXT_TYPES = Map.of("txt", "text/plain", "md", "text/plain", "csv",
            "text/csv", "ics", "text/calendar");

    private final String type;
    private final boolean picture;

    FileKind(String type, boolean picture) {
        this.type = type;
        this.picture = picture;
    }

    boolean picture() {
        return picture;
    }

    /** Empty for anything that is not taken: programs, web pages, SVG, archives. */
    static Optional<FileKind> of(String name, byte[] content) {
        if (begins(content, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        } else if (begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        } else if (begins(content, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        } else if (begins(content, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        } else if (begins(content, 'P', 'K', 3, 4) && OFFICE_TYPES.containsKey(ending(name))) {
            return Optional.of(OFFICE);
        }
        return TEXT_TYPES.containsKey(ending(name)) && text(content) ? Optional.of(TEXT) : Optional.empty();
    }

    String type(String name) {
        return switch (this) {
            case OFFICE -> OFFICE_TYPES.getOrDefault(ending(name), type);
            case TEXT -> TEXT_TYPES.getOrDefault(ending(name), type);
            default -> type;
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean begins(byte[] content, int... octets) {
        byte[] wanted = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            wanted[i] = (byte) octets[i];
        }
        return content.length > wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** UTF-8 without controls. */
    private static boolean text(byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).chars()
                    .noneMatch(unit -> unit < ' ' && unit != '\n' && unit != '\r' && unit != '\t' || unit == 127);
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
