package org.convene.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider on loopback, as strict as a real one about codes, secrets and PKCE. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "convene";
    static final String SECRET = "provider-secret-canary";
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey foreign = key();
    private Clock clock = Clock.systemUTC();
    private Map<String, String> asked = Map.of();
    private Map<String, Object> person = Map.of();
    private UnaryOperator<JWTClaimsSet.Builder> change = claims -> claims;
    private boolean down;
    private boolean forged;

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void reset(Clock time) {
        clock = time;
        asked = Map.of();
        person = Map.of();
        change = claims -> claims;
        down = false;
        forged = false;
    }

    synchronized void down(boolean now) {
        down = now;
    }

    synchronized void forged() {
        forged = true;
    }

    /** What the ID token says differently from what it should. */
    synchronized void change(UnaryOperator<JWTClaimsSet.Builder> how) {
        change = how;
    }

    /** Somebody signs in at the provider's own page. Returns the path their browser is sent back to. */
    synchronized String signIn(String authorizationUri, Map<String, Object> who) {
        asked = query(URI.create(authorizationUri).getRawQuery());
        person = who;
        return asked.getOrDefault("redirect_uri", "").replaceFirst("^https?://[^/]+", "") + "?code=code-1&state="
                + asked
                        .getOrDefault("state", "").replace("=", "%3D");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (down) {
            answer(exchange, 503, Map.of());
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> answer(exchange, 200, configuration());
            case "/jwks" -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
            case "/token" -> token(exchange);
            case "/userinfo" -> userInfo(exchange);
            default -> answer(exchange, 404, Map.of());
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("issuer", issuer());
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("jwks_uri", issuer() + "/jwks");
        said.put("userinfo_endpoint", issuer() + "/userinfo");
        said.put("response_types_supported", new String[]{"code"});
        said.put("subject_types_supported", new String[]{"public"});
        said.put("id_token_signing_alg_values_supported", new String[]{"RS256"});
        said.put("token_endpoint_auth_methods_supported", new String[]{"client_secret_basic"});
        return said;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = "Basic " + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean proved = asked.getOrDefault("code_challenge", "none")
                .equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization")) || !proved
                || !"code-1".equals(form.get("code"))
                || !asked.getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(exchange, 200, Map.of("access_token", "access-1", "token_type", "Bearer", "expires_in", 60, "id_token",
                idToken(), "scope", "openid email profile"));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        boolean ours = "Bearer access-1".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, ours ? 200 : 401, ours ? person : Map.of());
    }

    private String idToken() {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer()).audience(CLIENT)
                .subject(String.valueOf(person.get("sub"))).issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120))).claim("nonce", asked.get("nonce"));
        person.forEach(claims::claim);
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(forged ? foreign : key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    private void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            values.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
