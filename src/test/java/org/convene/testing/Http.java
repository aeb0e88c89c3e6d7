package org.convene.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * What a person's browser or a script does over HTTP: keeps cookies, does not follow redirects, reaches links of the public
 * address at the port the service listens on.
 */
public final class Http {
    private final String base;
    private final String publicUrl;
    private final HttpClient client;

    public Http(String base, String publicUrl) {
        this.base = base;
        this.publicUrl = publicUrl;
        this.client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    }

    /** Another person: no cookies yet. */
    public Http fresh() {
        return new Http(base, publicUrl);
    }

    public String base() {
        return base;
    }

    /** The address that links in pages and mails begin with. */
    public String publicUrl() {
        return publicUrl;
    }

    /** @param headers name, value, name, value … */
    public HttpResponse<String> get(String pathOrLink, String... headers) {
        return send(request(pathOrLink, headers).GET());
    }

    /** Posts a form. @param fields name, value, name, value …; a name may repeat */
    public HttpResponse<String> post(String pathOrLink, String... fields) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return send(request(pathOrLink, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /**
     * Fills in and sends the form of a page whose action begins with {@code action}, with what the page put into it.
     *
     * @param fields name, value, name, value …, in place of what the page has for these names
     */
    public HttpResponse<String> submit(HttpResponse<String> page, String action, String... fields) {
        Element form = page(page).select("form[method=post]").stream()
                .filter(candidate -> candidate.attr("action").startsWith(action)).findFirst()
                .orElseThrow(() -> new AssertionError("no form for " + action + " in\n" + page.body()));
        List<String> typed = new ArrayList<>(List.of(fields));
        for (KeyVal kept : ((FormElement) form).formData()) {
            if (IntStream.range(0, fields.length / 2).noneMatch(i -> fields[2 * i].equals(kept.key()))) {
                typed.add(kept.key());
                typed.add(kept.value());
            }
        }
        return post(form.attr("action"), typed.toArray(String[]::new));
    }

    /** Any method with a JSON body. @param headers name, value, name, value … */
    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A request to a path of ours or to a link from a mail. */
    public HttpRequest.Builder request(String pathOrLink, String... headers) {
        String path = pathOrLink.startsWith(publicUrl) ? pathOrLink.substring(publicUrl.length()) : pathOrLink;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    /** The page as a browser would parse it. */
    public static Document page(HttpResponse<String> response) {
        return Jsoup.parse(response.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
