package org.convene.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A Postfix of the test's own: other directories, other ports, everything that arrives in one mailbox. */
final class Postfix implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/sbin/postfix");
    private static final Path DAEMONS = Path.of("/usr/lib/postfix/sbin");
    private final Path directory;
    private final int port = freePort();
    private final int encryptedPort = freePort();
    private final Process master;

    static boolean possible() {
        return Files.isExecutable(PROGRAM) && Files.isDirectory(DAEMONS)
                && "root".equals(System.getProperty("user.name"));
    }

    Postfix(Path directory, Certificate certificate)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(directory.resolve("spool"));
        run("chown", "postfix", Files.createDirectory(directory.resolve("data")).toString());
        run("chown", "nobody", Files.createDirectory(directory.resolve("mail")).toString());
        Files.writeString(directory.resolve("relay.pem"), certificate.pem());
        Files.writeString(directory.resolve("main.cf"), main());
        Files.writeString(directory.resolve("master.cf"), services());
        master = new ProcessBuilder(PROGRAM.toString(), "-c", directory.toString(), "start-fg")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.log").toFile()).start();
        awaitPort();
    }

    int port() {
        return port;
    }

    int encryptedPort() {
        return encryptedPort;
    }

    /** Everything delivered, as soon as there are so many; Postfix writes LF for line ends. */
    List<String> delivered(int messages) throws IOException {
        Path inbox = directory.resolve("mail/inbox/new");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && count(inbox) < messages) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(Postfix::read).toList();
        }
    }

    private static long count(Path inbox) throws IOException {
        if (!Files.isDirectory(inbox)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(inbox)) {
            return files.count();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String main() {
        return """
                compatibility_level = 3.6
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = %2$s
                maillog_file = /dev/stdout
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = relay.example.org
                mydestination =
                alias_maps =
                local_recipient_maps =
                virtual_mailbox_domains = example.org
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = static:inbox/
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                virtual_minimum_uid = 1
                mailbox_size_limit = 0
                virtual_mailbox_limit = 0
                message_size_limit = 50000000
                smtputf8_enable = yes
                smtpd_tls_security_level = may
                smtpd_tls_chain_files = %1$s/relay.pem
                smtpd_relay_restrictions = reject_unauth_destination
                smtpd_recipient_restrictions = check_recipient_access inline:{
                  { unknown@example.org = 550 5.1.1 nobody of that name },
                  { later@example.org = 450 4.2.0 not now } }
                """.formatted(directory, DAEMONS);
    }

    private String services() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                tlsmgr unix - - n 1000? 1 tlsmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port, encryptedPort);
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                new SmtpRelay("127.0.0.1", port, "convene.example.org", new Encryption(Encryption.Mode.NONE), null,
                        Timeouts.STANDARD, true).connect().close();
                return;
            } catch (RelayUnreachable notYet) {
                if (System.nanoTime() > end || !master.isAlive()) {
                    close();
                    throw new IOException(Files.readString(directory.resolve("out.log")), notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(master.descendants(), Stream.of(master.toHandle())).toList();
        family.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : family) {
            process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(stubborn -> process).join();
        }
    }
}
