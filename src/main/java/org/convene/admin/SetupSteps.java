package org.convene.admin;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.account.Person;
import org.convene.account.StaffAccounts;
import org.convene.audit.AuditFilter;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.deliverability.SenderCheck;
import org.convene.group.WorkingGroups;
import org.convene.mailbox.CaughtMails;
import org.convene.signin.Passkeys;
import org.convene.signin.SecondFactors;
import org.convene.site.Site;

/** What a new service still needs. Each step is read from how things are, so the list may be left and come back to. */
@Component
@Transactional
public class SetupSteps {
    private static final AuditFilter TESTED = new AuditFilter(null, "sending", List.of(), "", null, null);
    private final Site site;
    private final CaughtMails caught;
    private final WorkingGroups groups;
    private final StaffAccounts accounts;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final SenderCheck sender;
    private final AuditLog audit;

    SetupSteps(Site site, CaughtMails caught, WorkingGroups groups, StaffAccounts accounts, Passkeys passkeys,
            SecondFactors factors, SenderCheck sender, AuditLog audit) {
        this.site = site;
        this.caught = caught;
        this.groups = groups;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.factors = factors;
        this.sender = sender;
        this.audit = audit;
    }

    /** All of them in their order. @throws org.convene.audit.AccessRefused for anybody but an admin */
    @Transactional(readOnly = true)
    public List<SetupStep> of(Staff admin) {
        admin.requireAdmin(Scope.AUDIT_READ);
        boolean safe = !passkeys.of(admin).isEmpty() || factors.on(admin.id());
        return List.of(new SetupStep("url", "https".equals(site.publicUrl().getScheme()), site.publicUrl().toString(),
                ""), new SetupStep("relay", !caught.active(), site.mailFrom(), ""),
                new SetupStep("test", !audit.page(admin, TESTED, null, 1).isEmpty(), "", ""),
                new SetupStep("dns", sender.wasRight(), site.mailDomain(), "/staff/sending/check"),
                new SetupStep("postal", !site.postalAddress().isBlank(), site.postalAddress(), ""),
                new SetupStep("passkey", safe, "", "/staff/account"),
                new SetupStep("group", !groups.all().isEmpty(), "", "/staff/groups/new"),
                new SetupStep("people", accounts.people(admin).stream().filter(Person::admin).count() > 1, "",
                        "/staff/people"));
    }

    /** Looks up what receivers see of the sender, so that its step says how things are. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void look(Staff admin) {
        sender.findings(admin);
    }

    /** Mails the caller one mail as members get them. */
    public void testMail(Staff admin) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        sender.sendTest(admin);
    }
}
