package org.convene.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

import org.convene.smtp.Login.Mechanism;

/** Signs in at the relay (RFC 4954). */
final class SignIn {
    private final Wire wire;
    private final Replies replies;
    private final Duration patience;
    private final Login login;

    SignIn(Wire wire, Replies replies, Duration patience, Login login) {
        this.wire = wire;
        this.replies = replies;
        this.patience = patience;
        this.login = login;
    }

    /** @param offered mechanisms, in capitals */
    void perform(Set<String> offered) throws IOException, RelayUnreachable {
        Mechanism mechanism = choose(offered);
        if (!login.mayLeave(wire.encrypted(), wire.sameMachine())) {
            throw new RelayUnreachable("the password was not sent, as the connection is not encrypted");
        }
        int code = switch (mechanism) {
            case XOAUTH2 -> xoauth2();
            case LOGIN -> login();
            default -> plain();
        };
        if (code != 235) {
            throw new RelayUnreachable("the relay refused our credentials: " + replies.reply().words());
        }
    }

    private Mechanism choose(Set<String> offered) throws RelayUnreachable {
        Mechanism wanted = login.mechanism() != Mechanism.ANY
                ? login.mechanism()
                : offered.contains("PLAIN") || !offered.contains("LOGIN") ? Mechanism.PLAIN : Mechanism.LOGIN;
        if (!offered.contains(wanted.name())) {
            throw new RelayUnreachable("the relay offers no way to sign in that we know"
                    + (offered.isEmpty() ? "" : ": " + String.join(" ", offered)));
        }
        return wanted;
    }

    /** RFC 4616. */
    private int plain() throws IOException {
        return say("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.secret()));
    }

    /** The prompts are base64 too, but which comes first is the same everywhere. */
    private int login() throws IOException {
        int code = say("AUTH LOGIN");
        if (code == 334) {
            code = say(base64(login.user()));
        }
        return code == 334 ? say(base64(login.secret())) : code;
    }

    /** A refusal comes as a challenge that wants an empty answer; the reason follows then. */
    private int xoauth2() throws IOException {
        int code = say("AUTH XOAUTH2 "
                + base64("user=" + login.user() + "\u0001auth=Bearer " + login.secret() + "\u0001\u0001"));
        return code == 334 ? say("") : code;
    }

    private int say(String line) throws IOException {
        wire.put(line);
        wire.put("\r\n");
        wire.flush();
        return replies.next(patience);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
