package org.convene.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import org.jspecify.annotations.Nullable;

/** Where templates and their messages are read: the folder from outside first, the built-in ones second. */
final class TemplateFolders {
    private static final String BUILT_IN = "/mail-templates/";
    private final @Nullable Path outside;

    TemplateFolders(@Nullable Path outside) {
        this.outside = outside;
    }

    TemplateLoader loader() {
        TemplateLoader builtIn = new ClassTemplateLoader(TemplateFolders.class, BUILT_IN);
        if (outside == null) {
            return builtIn;
        }
        try {
            return new MultiTemplateLoader(new TemplateLoader[]{new FileTemplateLoader(outside.toFile()), builtIn});
        } catch (IOException missing) {
            throw new UncheckedIOException("convene.mail.templates-dir " + outside + " cannot be read", missing);
        }
    }

    /** All messages of one folder in one language, English where one is missing, the outside ones winning. */
    Map<String, String> messages(String folder, String language) {
        Map<String, String> found = new HashMap<>();
        for (String file : new String[]{"messages.properties", "messages_" + language + ".properties"}) {
            found.putAll(builtIn(folder + "/" + file));
            found.putAll(outside(folder + "/" + file));
        }
        return found;
    }

    /** Keys that this language has not and English has. */
    Set<String> missing(String folder, String language) {
        Set<String> missing = new TreeSet<>(messages(folder, "en").keySet());
        String file = folder + "/messages_" + language + ".properties";
        missing.removeAll(builtIn(file).keySet());
        missing.removeAll(outside(file).keySet());
        return language.equals("en") ? Set.of() : missing;
    }

    /** A file as text, the one from outside winning; empty when there is none. */
    String source(String file) {
        Path path = outside == null ? null : outside.resolve(file);
        try (InputStream stream = path != null && Files.isRegularFile(path)
                ? Files.newInputStream(path)
                : TemplateFolders.class.getResourceAsStream(BUILT_IN + file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> builtIn(String file) {
        try (InputStream stream = TemplateFolders.class.getResourceAsStream(BUILT_IN + file)) {
            return stream == null ? Map.of() : read(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Map<String, String> outside(String file) {
        Path path = outside == null ? null : outside.resolve(file);
        if (path == null || !Files.isRegularFile(path)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(path)) {
            return read(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        Map<String, String> messages = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }
}
