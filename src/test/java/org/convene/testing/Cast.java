package org.convene.testing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jsoup.nodes.Document;

import org.convene.account.ApiTokens;
import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;

/** People who act in tests, with real accounts. */
public final class Cast {
    private final StaffAccounts accounts;
    private final ApiTokens tokens;

    Cast(StaffAccounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Ines, an admin. */
    public Staff ines() {
        UUID id = accounts.ensureAdmin(new EmailAddress("ines@example.org"), "Ines Falk");
        return new Staff(id, "Ines Falk", true, Set.of(), EnumSet.allOf(Scope.class));
    }

    /** A moderator of these groups. */
    public Staff moderator(String name, UUID... groups) {
        String email = name.toLowerCase(Locale.ROOT) + "@example.org";
        accounts.invite(ines(), email, name, Role.MODERATOR, Set.of(groups), Locale.ENGLISH);
        UUID id = accounts.people(ines()).stream().filter(person -> person.email().value().equals(email)).findFirst()
                .orElseThrow().id();
        return new Staff(id, name, false, Set.of(groups), EnumSet.allOf(Scope.class));
    }

    /** Somebody who looks at these groups and changes nothing. */
    public Staff observer(String name, UUID... groups) {
        Staff person = moderator(name, groups);
        accounts.setRoles(ines(), person.id(), Role.OBSERVER, Set.of(groups));
        return new Staff(person.id(), name, false, Set.of(groups), EnumSet.allOf(Scope.class));
    }

    /** The header that lets a program act as this person. @param scopes none: all */
    public String[] bearer(Staff staff, Scope... scopes) {
        Set<Scope> granted = scopes.length == 0 ? EnumSet.allOf(Scope.class) : Set.of(scopes);
        return new String[]{"Authorization", "Bearer " + tokens.create(staff, "test", granted, null)};
    }

    /** Signs this person in at the staff pages by a one-time link, in this browser. */
    public Http signIn(Http browser, Staff staff) {
        String email = accounts.self(staff).email().value();
        String link = accounts.oneTimeLink(new EmailAddress(email));
        submit(browser, link);
        return browser;
    }

    /** Presses the button of the first form of a page, or of the one with this action, with its hidden fields and these values. */
    public static java.net.http.HttpResponse<String> submit(Http browser, String page, String... fields) {
        Document document = Http.page(browser.get(page));
        var form = document.select("main form[method=post]").first();
        if (form == null) {
            throw new AssertionError("no form on " + page + ":\n" + document.text());
        }
        return browser.post(form.attr("action").isEmpty() ? page : form.attr("action"), with(form, fields));
    }

    /** The same for the form with this action. */
    public static java.net.http.HttpResponse<String> submitTo(Http browser, String page, String action,
            String... fields) {
        Document document = Http.page(browser.get(page));
        var form = document.select("form[method=post][action=\"" + action + "\"]").first();
        if (form == null) {
            throw new AssertionError("no form for " + action + " on " + page + ":\n" + document.text());
        }
        return browser.post(action, with(form, fields));
    }

    private static String[] with(org.jsoup.nodes.Element form, String... fields) {
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of(fields));
        for (var hidden : form.select("input[type=hidden]")) {
            if (!java.util.List.of(fields).contains(hidden.attr("name"))) {
                all.add(hidden.attr("name"));
                all.add(hidden.attr("value"));
            }
        }
        return all.toArray(String[]::new);
    }
}
