package org.convene.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How what sessions remember is written to the database and read. What another release wrote and this one cannot read is not
 * there: its owner signs in again, where every page of theirs would fail for as long as the session lasts.
 */
@Configuration(proxyBeanMethods = false)
class StoredSessions {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    /** Spring Session finds it by this name. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(new Reading());
        return service;
    }

    /** What cannot be read is null. */
    private static final class Reading implements GenericConverter {
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
                    StoredSessions.class.getClassLoader())) {
                return in.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException ofAnotherRelease) {
                if (told.add(ofAnotherRelease.toString())) {
                    LOG.warn("Something that a session remembers cannot be read, as another release wrote it: {}",
                            ofAnotherRelease.toString());
                }
                return null;
            }
        }
    }
}
