package org.convene.template;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import org.convene.account.Person;
import org.convene.account.StaffAccounts;
import org.convene.audience.Recipient;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.mail.EmailAddress;
import org.convene.mail.MailContent;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.SiteProperties;
import org.convene.subscription.Member;
import org.convene.subscription.Subscriptions;

/** The public door of mails as admins write them. All of it is for admins. */
@Component
@Transactional
public class Templates {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TESTS_KEPT = Duration.ofDays(30);
    private static final int LISTED = 100;
    private final MailBook book;
    private final Vocabulary vocabulary;
    private final Workbench workbench;
    private final VersionRepository versions;
    private final VersionsInUse inUse;
    private final StaffAccounts accounts;
    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final BrokenNotice notice;
    private final AuditLog audit;
    private final Clock clock;

    Templates(MailBook book, Vocabulary vocabulary, Workbench workbench, VersionRepository versions,
            VersionsInUse inUse,
            StaffAccounts accounts, Subscriptions subscriptions, Outbox outbox, BrokenNotice notice,
            AuditLog audit, Clock clock) {
        this.book = book;
        this.vocabulary = vocabulary;
        this.workbench = workbench;
        this.versions = versions;
        this.inUse = inUse;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.notice = notice;
        this.audit = audit;
        this.clock = clock;
    }

    /** Folders of every mail we send. */
    public List<String> names() {
        return book.names();
    }

    /** Every mail we send, in every language. */
    @Transactional(readOnly = true)
    public List<MailOverview> overview(Staff admin) {
        admin.requireAdmin(Scope.TEMPLATES_READ);
        Map<String, Version> newest = versions.newest().stream()
                .collect(Collectors.toMap(one -> one.mail() + "/" + one.language(), Function.identity()));
        return book.names().stream().map(mail -> new MailOverview(mail, SiteProperties.LANGUAGES.stream()
                .map(language -> state(mail, language, newest.get(mail + "/" + language))).toList())).toList();
    }

    private MailOverview.InLanguage state(String mail, String language, @Nullable Version newest) {
        String state = newest == null || newest.ours() ? "OURS" : newest.brokenAt() != null ? "BROKEN" : "EDITED";
        return new MailOverview.InLanguage(language, state,
                newest == null ? 0 : newest.number(), book.ours(mail, language).missing().size());
    }

    /** One mail with what it may say. @throws NotFound when there is none */
    @Transactional(readOnly = true)
    public Editing editing(Staff admin, String mail, String language) {
        admin.requireAdmin(Scope.TEMPLATES_READ);
        TemplateSource ours = book.source(mail, language);
        Version current = published(mail, language).orElse(null);
        Version edited = current == null || current.ours() ? null : current;
        return new Editing(mail, language, edited,
                edited == null ? ours : edited.source(), current == null ? 0 : current.number(),
                vocabulary.of(book.entry(mail), language));
    }

    private Optional<Version> published(String mail, String language) {
        return versions.newest().stream().filter(one -> one.mail().equals(mail) && one.language().equals(language))
                .findFirst();
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(Staff admin, String mail, String language) {
        admin.requireAdmin(Scope.TEMPLATES_READ);
        book.ours(mail, language);
        return versions.of(mail, language, LISTED);
    }

    /** How two versions differ; 0 is ours. */
    @Transactional(readOnly = true)
    public List<Difference.Changed> compare(Staff admin, String mail, String language, int from, int to) {
        admin.requireAdmin(Scope.TEMPLATES_READ);
        return Difference.between(source(mail, language, from), source(mail, language, to));
    }

    private TemplateSource source(String mail, String language, int number) {
        TemplateSource ours = book.source(mail, language);
        if (number == 0) {
            return ours;
        }
        Version version = versions.byNumber(mail, language, number).orElseThrow(() -> new NotFound("version"));
        return version.ours() ? ours : version.source();
    }

    /**
     * Tries what somebody wrote, with good values and with bad ones.
     *
     * @throws FaultyMail when it makes no mail; it says why and where
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CheckedSource check(Staff admin, String mail, String language, TemplateSource source) {
        admin.requireAdmin(Scope.TEMPLATES_WRITE);
        List<Fault> faults = workbench.faults(mail, language, source);
        if (!faults.isEmpty()) {
            throw new FaultyMail(faults);
        }
        return new CheckedSource(mail, language, source);
    }

    /**
     * The mail it makes, with the example's values.
     *
     * @param source null: what is used now
     * @param as address of a subscriber whose name and address stand in it; blank: the example's
     * @throws FaultyMail when it makes none
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public MailContent preview(Staff admin, String mail, String language, @Nullable TemplateSource source, String as) {
        Editing editing = editing(admin, mail, language);
        Map<String, Object> values = new LinkedHashMap<>(book.entry(mail).example());
        EmailAddress.parse(as).flatMap(address -> subscriptions.find(admin, address)).ifPresent(
                reader -> values.put("recipient", recipient(reader)));
        return workbench.show(mail, language, source == null ? editing.source() : source, values);
    }

    /** Whether a preview as this address shows somebody who is subscribed. */
    @Transactional(readOnly = true)
    public boolean knows(Staff admin, String as) {
        admin.requireAdmin(Scope.SUBSCRIPTIONS_READ);
        return EmailAddress.parse(as).flatMap(address -> subscriptions.find(admin, address)).isPresent();
    }

    private static Map<String, Object> recipient(Member reader) {
        return Map.of("name", reader.name(), "address", reader.address().value());
    }

    /**
     * From now on members get this.
     *
     * @param base number of the version it was made of
     * @throws Overtaken when somebody else saved another one meanwhile
     */
    public Version save(Staff admin, CheckedSource checked, int base, String note) {
        admin.requireAdmin(Scope.TEMPLATES_WRITE);
        Version version = insert(admin, checked.mail(), checked.language(), checked.source(), base, note, false);
        audit.record(admin, "template.save", object(version), "version " + version.number());
        return version;
    }

    /**
     * Uses an older version again.
     *
     * @param number 0: ours
     * @throws FaultyMail when what was good then fails today
     */
    public Version restore(Staff admin, String mail, String language, int number) {
        admin.requireAdmin(Scope.TEMPLATES_WRITE);
        TemplateSource source = source(mail, language, number);
        int base = published(mail, language).map(Version::number).orElse(0);
        boolean ours = source.equals(book.source(mail, language));
        if (!ours) {
            check(admin, mail, language, source);
        }
        Version version = insert(admin, mail, language, ours ? new TemplateSource("", "", "", "") : source, base,
                number == 0 ? "" : "as version " + number, ours);
        audit.record(admin, ours ? "template.reset" : "template.restore", object(version), "version " + number);
        return version;
    }

    /** The number is taken before the newest is looked at: who commits between the two has the same number, and wins. */
    private Version insert(Staff admin, String mail, String language, TemplateSource source, int base, String note,
            boolean ours) {
        Version version = version(admin, mail, language, source, note, true, ours);
        Optional<Version> newest = published(mail, language);
        if (newest.map(Version::number).orElse(0) != base) {
            throw new Overtaken(newest.orElseThrow(() -> new NotFound("version")));
        }
        if (!versions.insert(version)) {
            throw new Overtaken(versions.byNumber(mail, language, version.number()).orElseThrow());
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                inUse.lookNext();
            }
        });
        return version;
    }

    private Version version(Staff admin, String mail, String language, TemplateSource source, String note,
            boolean published, boolean ours) {
        int last = versions.of(mail, language, 1).stream().findFirst().map(Version::number).orElse(0);
        return new Version(Ids.next(), mail, language, last + 1, published, ours, source, note, admin.id(),
                admin.name(), clock.instant(), null, "");
    }

    /** Mails the caller what they wrote, filled with the example; nobody else gets it. */
    public EmailAddress sendTest(Staff admin, CheckedSource checked) {
        admin.requireAdmin(Scope.TEMPLATES_WRITE);
        Version version = version(admin, checked.mail(), checked.language(), checked.source(), "", false, false);
        if (!versions.insert(version)) {
            throw new Overtaken(versions.byNumber(version.mail(), version.language(), version.number()).orElseThrow());
        }
        Person self = accounts.self(admin);
        Map<String, Object> values = new LinkedHashMap<>(book.entry(version.mail()).example());
        values.remove("recipient");
        outbox.send(Mailing.personal("template-test:" + version.id(), new TestMail(version.mail() + "@" + version.id(),
                values)), List.of(Recipient.of(self.email(), self.name(), Locale.forLanguageTag(version.language()))));
        audit.record(admin, "template.test", object(version), "");
        return self.email();
    }

    private static String object(Version version) {
        return "template:" + version.mail() + "/" + version.language();
    }

    /** The newest versions that failed and are not used. */
    @Transactional(readOnly = true)
    public List<Version> broken() {
        return versions.newest().stream().filter(one -> one.brokenAt() != null).toList();
    }

    /** Mails all admins when something is broken, once a day. */
    public void tellOfBroken() {
        List<Version> broken = broken();
        Instant now = clock.instant();
        if (broken.isEmpty() || !versions.takeNotice(now, now.minus(DAY))) {
            return;
        }
        notice.send(broken, accounts.admins());
    }

    /** Forgets what was written for old test mails. */
    public int deleteOldTests() {
        return versions.deleteTests(clock.instant().minus(TESTS_KEPT));
    }
}
