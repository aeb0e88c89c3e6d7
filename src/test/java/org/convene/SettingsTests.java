package org.convene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents and manifests tell people to set is read by somebody. */
class SettingsTests {
    private static final Pattern NAMED = Pattern.compile("\\bCONVENE_[A-Z_]*[A-Z]\\b(?!_)");
    /** Read elsewhere than in a settings record: by the delivery's roles, by tests, or not yet, as the documents say. */
    private static final Set<String> OTHERS = Set.of("CONVENE_ROLES", "CONVENE_CHROMIUM", "CONVENE_REQUIRE_BROWSER",
            "CONVENE_MEETING_COALESCE");
    /** Named there as a variable that must not exist. */
    private static final String TRAP = "CONVENE_PORT";

    @Test
    void everySettingThatIsNamedIsRead() {
        Set<String> known = known();
        assertThat(named()).isNotEmpty().allSatisfy(name -> assertThat(name)
                .matches(setting -> known.contains(setting) || known.contains(setting.replaceAll("_FILE$", ""))));
    }

    private static Set<String> named() {
        return Stream.of("README.md", "CONTRIBUTING.md", "Dockerfile", "docs", "k8s").map(Path::of)
                .flatMap(SettingsTests::files)
                .flatMap(text -> NAMED.matcher(text).results().map(hit -> hit.group()))
                .filter(name -> !name.equals(TRAP)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> files(Path path) {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(file -> file.toString().matches("(?s).*(\\.md|\\.ya?ml|Dockerfile)")).map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }).toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Set<String> known() {
        Stream<String> records = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.convene").stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class)).map(JavaClass::reflect)
                .flatMap(type -> names(type.getAnnotation(ConfigurationProperties.class).value(), type));
        return Stream.concat(records, OTHERS.stream()).collect(Collectors.toSet());
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(part -> names(prefix + "." + part.getName(), part));
    }

    private static Stream<String> names(String name, RecordComponent part) {
        String variable = name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
        return part.getType().isRecord()
                ? Stream.concat(names(name, part.getType()), List.of(variable).stream())
                : Stream.of(variable);
    }
}
