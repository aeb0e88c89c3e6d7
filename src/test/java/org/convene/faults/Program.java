package org.convene.faults;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.convene.ConveneApplication;

/**
 * The service as it is installed: a jar beside its libraries, without the resources of tests. A fault test starts it some
 * twenty times on a machine that has other things to do, so the first orderly end leaves what its start had loaded and
 * linked in a cache for all further ones.
 */
final class Program {
    private static final Path HOME = Stage.emptied(Path.of("target", "faults", "program"));
    private static final Path CACHE = HOME.resolve("start.aot");
    private static final String CLASS_PATH = classPath();

    private Program() {}

    /** How to start it. */
    static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:aot=off", "-Xlog:cds=off",
                (cached() ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + CACHE, "-cp", CLASS_PATH);
    }

    /** Whether the next start is a quick one. */
    static boolean cached() {
        return Files.exists(CACHE);
    }

    private static String classPath() {
        Path tests = origin(ReplicaMain.class);
        Path service = origin(ConveneApplication.class);
        Stream<String> libraries = Stream
                .of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(System.getProperty("path.separator")))
                .filter(entry -> entry.endsWith(".jar"));
        return Stream.concat(
                Stream.of(packed("service.jar", service, "."), packed("replica.jar", tests, "org/convene/faults")),
                libraries).distinct().collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String packed(String name, Path classes, String part) {
        if (!Files.isDirectory(classes)) {
            return classes.toString();
        }
        Path jar = HOME.resolve(name);
        int status = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create",
                "--no-compress",
                "--file", jar.toString(), "-C", classes.toString(), part);
        if (status != 0) {
            throw new IllegalStateException(name + " was not packed");
        }
        return jar.toString();
    }
}
