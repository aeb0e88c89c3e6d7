package org.convene.account;

import java.util.UUID;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.site.SettingProblem;

/** Creates the first admin that the settings name, when there is none. */
@Component
@Order(1)
class FirstAdmin implements ApplicationRunner {
    private static final int SHORTEST_TOKEN = 32;
    private final AccountProperties properties;
    private final StaffAccounts accounts;
    private final SetupLinks setup;
    private final ApiTokens tokens;
    private final Passwords passwords;

    FirstAdmin(AccountProperties properties, StaffAccounts accounts, SetupLinks setup, ApiTokens tokens,
            Passwords passwords) {
        this.properties = properties;
        this.accounts = accounts;
        this.setup = setup;
        this.tokens = tokens;
        this.passwords = passwords;
        check();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        String email = properties.email();
        String token = properties.token();
        if (token != null) {
            tokens.renew(token);
        }
        if (email == null || !setup.needed()) {
            return;
        }
        UUID id = accounts.ensureAdmin(new EmailAddress(email), email.substring(0, email.indexOf('@')));
        Staff admin = new Staff(id, email, true, java.util.Set.of(), java.util.Set.of(Scope.values()));
        String password = properties.password();
        if (password != null) {
            accounts.setPassword(admin, password);
        }
        if (token != null) {
            tokens.ensure(id, token);
        }
    }

    private void check() {
        String email = properties.email();
        if (email != null && EmailAddress.parse(email).isEmpty()) {
            throw new SettingProblem("CONVENE_ADMIN_EMAIL must be one e-mail address.");
        }
        String password = properties.password();
        if (password != null && password.length() < Passwords.SHORTEST) {
            throw new SettingProblem(
                    "CONVENE_ADMIN_PASSWORD must have at least " + Passwords.SHORTEST + " characters.");
        }
        if (password != null && passwords.weak(password)) {
            throw new SettingProblem("CONVENE_ADMIN_PASSWORD is among the first that everybody tries.");
        }
        String token = properties.token();
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new SettingProblem("CONVENE_ADMIN_TOKEN must have at least " + SHORTEST_TOKEN + " characters.");
        }
        if (email == null && (password != null || token != null)) {
            throw new SettingProblem(
                    "CONVENE_ADMIN_EMAIL is missing: a password or token needs an admin to belong to.");
        }
    }
}
