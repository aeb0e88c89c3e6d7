package org.convene.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Settings that need a hand before they are read: {@code --demo} without a value, and secrets given as the name of a file
 * ({@code CONVENE_ADMIN_PASSWORD_FILE}). Registered in {@code spring.factories}.
 */
class LaunchSettings implements EnvironmentPostProcessor {
    private static final String ENDING = "_FILE";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String demo = environment.getProperty("demo");
        if (demo != null && !demo.equals("false")) {
            environment.getPropertySources().addFirst(new MapPropertySource("demo", Map.of("convene.demo", "true")));
        }
        Map<String, Object> secrets = new HashMap<>();
        environment.getSystemEnvironment().forEach((name, file) -> {
            if (name.endsWith(ENDING) && (name.startsWith("CONVENE_") || name.startsWith("SPRING_"))) {
                secrets.put(name.substring(0, name.length() - ENDING.length()), read(name, file.toString()));
            }
        });
        secrets.keySet().removeIf(environment.getSystemEnvironment()::containsKey);
        environment.getPropertySources().addFirst(
                new SystemEnvironmentPropertySource("secretFiles-systemEnvironment", secrets));
    }

    private static String read(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new SettingProblem(name + " names a file that cannot be read.");
        }
    }
}
