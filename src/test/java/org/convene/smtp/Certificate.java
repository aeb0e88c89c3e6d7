package org.convene.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A relay's certificate, signed by an authority that nobody knows by default; who shows it, and who trusts it. */
public record Certificate(KeyStore store) {
    private static final String PASSWORD = "password";

    /** @param names as keytool writes them, such as {@code IP:127.0.0.1} */
    public static Certificate of(Path directory, String names, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("certificate.p12");
        Files.deleteIfExists(file);
        keytool(file, "authority", "-ext", "BC=ca:true", "-validity", "1000");
        List<String> options = new ArrayList<>(List.of("-signer", "authority", "-ext", "SAN=" + names));
        options.addAll(List.of(more));
        keytool(file, "relay", options.toArray(String[]::new));
        return new Certificate(load(file));
    }

    private static void keytool(Path file, String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", alias,
                "-keyalg", "EC", "-dname", "CN=" + alias, "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", PASSWORD));
        command.addAll(List.of(more));
        assertThat(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start()
                .waitFor()).isZero();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** For the one who shows it. */
    public SSLContext shown() throws GeneralSecurityException, IOException {
        KeyStore relayOnly = KeyStore.getInstance("PKCS12");
        relayOnly.load(null, null);
        relayOnly.setKeyEntry("relay", store.getKey("relay", PASSWORD.toCharArray()), PASSWORD.toCharArray(),
                store.getCertificateChain("relay"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(relayOnly, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Key and chain, for servers that read files. */
    String pem() throws GeneralSecurityException {
        StringBuilder pem = new StringBuilder(
                pem("PRIVATE KEY", store.getKey("relay", PASSWORD.toCharArray()).getEncoded()));
        for (java.security.cert.Certificate certificate : store.getCertificateChain("relay")) {
            pem.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    /** For the one who knows the authority. */
    SSLContext trusted() throws GeneralSecurityException, IOException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("authority", store.getCertificate("authority"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
