package org.convene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each table belongs to the module whose migration made it, or last said what it is for ({@code comment on table}) when the
 * table moved to another module; no other module's SQL names it.
 */
class TableOwnershipTests {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path MAIN = Path.of("src/main/java/org/convene");
    private static final Pattern CREATED = Pattern
            .compile("(?i)(?:CREATE TABLE (?:IF NOT EXISTS )?|COMMENT ON TABLE )(\\w+)");
    private static final Pattern NAMED = Pattern
            .compile("(?i)\\b(?:FROM|JOIN|INTO|UPDATE|DELETE FROM)\\s+(?:ONLY\\s+)?([a-z_][a-z0-9_]*)");

    @Test
    void sqlNamesTablesOfItsOwnModuleOnly() throws IOException {
        Map<String, String> owners = owners();
        List<String> foreign = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(MAIN)) {
            sources.filter(file -> file.getFileName().toString().endsWith("Repository.java")).forEach(file -> {
                String module = MAIN.relativize(file).getName(0).toString();
                Matcher names = NAMED.matcher(read(file));
                while (names.find()) {
                    String owner = owners.get(names.group(1));
                    if (owner != null && !owner.equals(module)) {
                        foreign.add(file.getFileName() + " names " + names.group(1) + " of " + owner);
                    }
                }
            });
        }
        assertThat(owners).hasSizeGreaterThan(10);
        assertThat(foreign).isEmpty();
    }

    private static Map<String, String> owners() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.sorted().forEach(file -> {
                String module = file.getFileName().toString().replaceFirst("V\\d+__([a-z]+).*", "$1");
                Matcher tables = CREATED.matcher(read(file));
                while (tables.find()) {
                    owners.put(tables.group(1), module);
                }
            });
        }
        return owners;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
