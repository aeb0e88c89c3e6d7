package org.convene.testing;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real Chromium for journeys:
 *
 * <pre>
 * &#64;RegisterExtension
 * static final Browser browser = new Browser();
 * …
 * Page page = browser.desktop(http);
 * page.navigate("/");
 * </pre>
 *
 * Pages see the service under its public address. Each call is another person without cookies, gone after the test. One
 * program serves all classes that look at the same service, for starting it takes a second. The program is the one named by {@code CONVENE_CHROMIUM}, else one on the path, else Playwright's own. With
 * none the journeys are skipped and say why, or fail when {@code CONVENE_REQUIRE_BROWSER=true}.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static @Nullable Running running;
    private final List<BrowserContext> people = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        String missing = missing();
        if (missing == null) {
            test.getRoot().getStore(Namespace.create(Browser.class)).computeIfAbsent("end",
                    key -> (AutoCloseable) Browser::end);
            return;
        }
        if ("true".equals(System.getenv("CONVENE_REQUIRE_BROWSER"))) {
            Assertions.fail("CONVENE_REQUIRE_BROWSER is set, but " + missing);
        }
        Assumptions.abort("skipped: " + missing);
    }

    /** Somebody at a desk: 1280 × 900, light. */
    public Page desktop(Http http) {
        return open(http, new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.LIGHT));
    }

    /** Somebody with a phone 390 pixels wide, light. */
    public Page phone(Http http) {
        return open(http, new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true)
                .setColorScheme(ColorScheme.LIGHT));
    }

    /** Somebody whose browser runs no scripts. */
    public Page withoutScripts(Http http) {
        return open(http, new NewContextOptions().setViewportSize(1280, 900).setJavaScriptEnabled(false));
    }

    /** Somebody with any other settings; locale and time zone are English and Berlin unless set. */
    public Page open(Http http, NewContextOptions options) {
        options.setBaseURL(http.publicUrl());
        options.setLocale(options.locale == null ? "en-GB" : options.locale);
        options.setTimezoneId(options.timezoneId == null ? "Europe/Berlin" : options.timezoneId);
        BrowserContext person = running(http).newContext(options);
        people.add(person);
        return person.newPage();
    }

    /** Tests with a browser run one after the other; see {@link OwnService}. */
    private static com.microsoft.playwright.Browser running(Http http) {
        List<String> arguments = List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update",
                "--unsafely-treat-insecure-origin-as-secure=" + http.publicUrl(), // passkeys ask for https
                "--host-resolver-rules=MAP " + host(http.publicUrl()) + " " + host(http.base()));
        Running now = running;
        if (now == null || !now.arguments().equals(arguments) || !now.chromium().isConnected()) {
            end();
            Playwright driver = Playwright.create(new Playwright.CreateOptions().setEnv(driverEnvironment()));
            LaunchOptions options = new LaunchOptions().setArgs(arguments);
            program().ifPresent(options::setExecutablePath);
            now = new Running(driver, driver.chromium().launch(options), arguments);
            running = now;
        }
        return now.chromium();
    }

    private static void end() {
        Running last = running;
        running = null;
        if (last != null) {
            last.chromium().close();
            last.driver().close();
        }
    }

    private record Running(Playwright driver, com.microsoft.playwright.Browser chromium, List<String> arguments) {}

    @Override
    public void afterEach(ExtensionContext test) {
        people.forEach(BrowserContext::close);
        people.clear();
    }

    private static @Nullable String missing() {
        if (node().isEmpty()) {
            return "there is no node on the path to drive a browser with";
        }
        if (program().isEmpty() && !hasOwn()) {
            return "there is no Chromium: set CONVENE_CHROMIUM or install one of " + NAMES;
        }
        return null;
    }

    private static Map<String, String> driverEnvironment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_NODEJS_PATH", node().orElseThrow().toString());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return environment;
    }

    private static Optional<Path> program() {
        String set = System.getenv("CONVENE_CHROMIUM");
        if (set != null && !set.isBlank()) {
            return Optional.of(Path.of(set));
        }
        return NAMES.stream().flatMap(Browser::onPath).findFirst();
    }

    private static boolean hasOwn() {
        String set = System.getenv("PLAYWRIGHT_BROWSERS_PATH");
        Path browsers = set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache/ms-playwright");
        return Files.isDirectory(browsers);
    }

    private static Optional<Path> node() {
        String set = System.getenv("PLAYWRIGHT_NODEJS_PATH");
        return set != null ? Optional.of(Path.of(set)) : onPath("node").findFirst();
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable);
    }

    private static String host(String url) {
        URI uri = URI.create(url);
        return uri.getHost() + ":" + (uri.getPort() == -1 ? 80 : uri.getPort());
    }
}
