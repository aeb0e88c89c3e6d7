package org.convene.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/**
 * Reads what sessions remember. What another release wrote and this one cannot read is not there: its owner signs in again,
 * where every page of theirs would fail for as long as the session lasts.
 */
final class SessionReading implements GenericConverter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionReading.class);
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(byte[].class, Object.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object stored, TypeDescriptor from, TypeDescriptor to) {
        return stored instanceof byte[] bytes ? read(bytes) : null;
    }

    private @Nullable Object read(byte[] stored) {
        try (var in = new ConfigurableObjectInputStream(new ByteArrayInputStream(stored),
                SessionReading.class.getClassLoader())) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError ofAnotherRelease) {
            if (told.add(ofAnotherRelease.toString())) {
                LOG.warn("Something that a session remembers cannot be read, as another release wrote it: {}",
                        ofAnotherRelease.toString());
            }
            return null;
        }
    }
}
