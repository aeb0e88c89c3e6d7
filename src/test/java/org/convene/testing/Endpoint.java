package org.convene.testing;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.convene.audit.Staff;
import org.convene.web.ClientAddress;
import org.convene.web.Reader;

/** One verb at one address, as the application itself knows it. */
public record Endpoint(RequestMethod method, String pattern, HandlerMethod handler) {
    private static final Set<Class<?>> NOT_TYPED = Set.of(Staff.class, Reader.class, ClientAddress.class);
    private static final String PART = "--b\r\nContent-Disposition: form-data; name=";

    /** All there are, those for failures left out. */
    public static List<Endpoint> all(RequestMappingHandlerMapping mapping) {
        List<Endpoint> endpoints = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues()
                .forEach(pattern -> info.getMethodsCondition().getMethods()
                        .forEach(method -> endpoints.add(new Endpoint(method, pattern, handler)))));
        endpoints.removeIf(endpoint -> endpoint.pattern().equals("/error"));
        endpoints.sort(Comparator.comparing(Endpoint::toString));
        return endpoints;
    }

    public boolean api() {
        return pattern.startsWith("/api/");
    }

    public boolean staff() {
        return pattern.equals("/staff") || pattern.startsWith("/staff/");
    }

    /** Whether the address names something that belongs to somebody. */
    public boolean bound() {
        return pattern.contains("{");
    }

    public boolean reading() {
        return method == RequestMethod.GET || method == RequestMethod.HEAD;
    }

    /**
     * Asks with a value for everything that is asked for, so that the answer is not about something missing.
     *
     * @param path the pattern with its gaps filled
     */
    public HttpResponse<String> ask(Http browser, String path, String csrf, String... headers) {
        if (reading()) {
            return browser.get(path, headers);
        }
        boolean upload = Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == MultipartFile.class);
        if (staff()) {
            return upload
                    ? file(browser, path + "?_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8))
                    : browser.post(path, fields(csrf));
        }
        return upload ? file(browser, path, headers) : browser.json(method.name(), path, body(), headers);
    }

    /** Another verb at the same address, without a body. */
    public HttpResponse<String> send(RequestMethod other, Http browser, String path, String... headers) {
        return browser.send(browser.request(path, headers).method(other.name(), BodyPublishers.noBody()));
    }

    /** Names of what may stand behind the question mark. */
    public List<String> queries() {
        return Stream.of(handler.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class)).map(Endpoint::name).toList();
    }

    private String body() {
        return pattern.endsWith("/reply") ? "{\"body\":\"text\"}" : "{}";
    }

    private static HttpResponse<String> file(Http browser, String path, String... headers) {
        return browser.send(browser.request(path, headers).header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(PART + "\"file\"; filename=\"a.csv\"\r\n\r\nemail\r\nx@example.org\r\n"
                        + PART + "\"consentNote\"\r\n\r\nasked\r\n--b--\r\n")));
    }

    private String[] fields(String csrf) {
        List<String> fields = new ArrayList<>(List.of("_csrf", csrf));
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                add(fields, name(parameter), parameter.getType());
            } else if (parameter.getType().isRecord() && !NOT_TYPED.contains(parameter.getType())) {
                for (RecordComponent part : parameter.getType().getRecordComponents()) {
                    add(fields, part.getName(), part.getType());
                }
            }
        }
        return fields.toArray(String[]::new);
    }

    private static String name(Parameter parameter) {
        String given = Objects.requireNonNull(parameter.getAnnotation(RequestParam.class)).name();
        return given.isEmpty() ? parameter.getName() : given;
    }

    private static void add(List<String> fields, String name, Class<?> type) {
        if (!type.isArray() && !Collection.class.isAssignableFrom(type)) {
            fields.addAll(List.of(name, value(type)));
        }
    }

    private static String value(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true";
        }
        if (type == LocalDate.class) {
            return "2026-12-10";
        }
        return type.isEnum()
                ? type.getEnumConstants()[0].toString()
                : type == UUID.class ? new UUID(7, 7).toString() : "1";
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
