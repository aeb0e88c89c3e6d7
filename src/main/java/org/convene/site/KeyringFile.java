package org.convene.site;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Where the keys are kept: one {@code <id> <base64 of 32 bytes>} a line, oldest first. Made with one random key at the
 * first start unless the file is mounted from outside.
 */
@Component
class KeyringFile {
    private final Path file;
    private final boolean mayCreate;

    /** One key: its id, 0 to 255, and its secret. */
    record Key(int id, byte[] secret) {}

    KeyringFile(SiteProperties properties) {
        Path mounted = properties.keyringFile();
        this.file = mounted != null ? mounted : properties.dataDir().resolve("keyring");
        this.mayCreate = mounted == null;
    }

    List<Key> load() {
        try {
            if (mayCreate) {
                createOnce();
            }
            List<Key> keys = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(KeyringFile::parse)
                    .toList();
            if (keys.isEmpty()) {
                throw new SettingProblem("The keyring " + file + " holds no key.");
            }
            return keys;
        } catch (IOException unreadable) {
            throw new SettingProblem(
                    "The keyring " + file + " cannot be read: set CONVENE_KEYRING_FILE or CONVENE_DATA_DIR.");
        }
    }

    private void createOnce() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException already) {
            return;
        }
        byte[] secret = new byte[Keyring.KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.writeString(file, "1 " + Base64.getEncoder().encodeToString(secret) + "\n",
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Key parse(String line) {
        String[] parts = line.strip().split("\\s+");
        try {
            Key key = new Key(Integer.parseInt(parts[0]), Base64.getDecoder().decode(parts[1]));
            if (key.id() < 0 || key.id() > 255 || key.secret().length < Keyring.KEY_BYTES) {
                throw new IllegalArgumentException();
            }
            return key;
        } catch (RuntimeException malformed) {
            throw new SettingProblem(
                    "The keyring has a malformed line: each is a number from 0 to 255 and 32 bytes in base64.");
        }
    }
}
