package org.convene.inbound;

import java.nio.file.Path;
import java.util.Arrays;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

import org.convene.site.SiteProperties;

/** Parts of the module put together as the service does, for tests that need no database. */
final class Samples {
    private Samples() {}

    static Addresses addresses(Path dir, String... settings) {
        return bean(Addresses.class, dir, settings);
    }

    static ReturnPaths returnPaths(Path dir, String... settings) {
        return bean(ReturnPaths.class, dir, settings);
    }

    private static <T> T bean(Class<T> type, Path dir, String... settings) {
        String[] properties = new String[settings.length / 2 + 2];
        Arrays.setAll(properties, i -> i < settings.length / 2 ? settings[2 * i] + "=" + settings[2 * i + 1] : "");
        properties[settings.length / 2] = "convene.data-dir=" + dir;
        properties[settings.length / 2 + 1] = "convene.public-url=http://convene.example.org";
        var made = new java.util.ArrayList<T>();
        new ApplicationContextRunner().withUserConfiguration(Leaf.class).withPropertyValues(properties)
                .run(context -> {
                    if (context.getStartupFailure() != null) {
                        throw new IllegalStateException(context.getStartupFailure());
                    }
                    made.add(context.getBean(type));
                });
        return made.getFirst();
    }

    @ComponentScan(basePackages = "org.convene.site")
    @ComponentScan(basePackages = "org.convene.inbound", useDefaultFilters = false, includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = {
            Addresses.class, ReturnPaths.class}))
    @EnableConfigurationProperties({SiteProperties.class, InboundProperties.class})
    static class Leaf {}
}
