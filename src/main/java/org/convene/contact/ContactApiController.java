package org.convene.contact;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.contact.ContactBody.TalkBody;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.SiteProperties;
import org.convene.web.ClientAddress;
import org.convene.web.Cursor;
import org.convene.web.Page;
import org.convene.web.Reader;

@RestController
@RequestMapping(path = "/api/v1/contact-requests", produces = "application/json")
class ContactApiController {
    private final ContactRequests requests;
    private final WorkingGroups groups;

    ContactApiController(ContactRequests requests, WorkingGroups groups) {
        this.requests = requests;
        this.groups = groups;
    }

    /**
     * @param language of the answer; absent: as Accept-Language says
     * @param mayList an idea may be shown publicly
     * @param mayName under the name given
     */
    record Submission(@Nullable String kind, @Nullable String email, @Nullable String name, @Nullable String group,
            @Nullable String subject, @Nullable String body, @Nullable String language, @Nullable TalkBody talk,
            @Nullable Boolean mayList,
            @Nullable Boolean mayName) {}

    /** @param claimed true: the caller takes care of it; false: nobody does */
    record Change(@Nullable String state, @Nullable Boolean claimed, @Nullable String note) {}

    record Reply(@Nullable String body, @Nullable Boolean close) {}

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void submit(@RequestBody Submission sent, ClientAddress client, Reader reader) {
        TalkBody talk = sent.talk();
        ContactDraft draft = new ContactDraft(ContactForm.text(sent.kind()), ContactForm.text(sent.email()),
                ContactForm.text(sent.name()), ContactForm.text(sent.group()), ContactForm.text(sent.subject()),
                ContactForm.text(sent.body()), talk == null ? ContactDraft.Talk.NONE : talk.draft(),
                Listing.of(Boolean.TRUE.equals(sent.mayList()), Boolean.TRUE.equals(sent.mayName())));
        requests.submit(draft, client, language(sent.language(), reader));
    }

    /** Open ones first, newest first. Filters: {@code kind}, {@code group} (slug), {@code state}. */
    @GetMapping
    Page<ContactBody> list(Staff staff, @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String group, @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        int most = Cursor.limit(limit);
        List<ContactRequest> read = requests.page(staff, filter(staff, kind, group, state), Cursor.read(cursor),
                most + 1);
        Page<ContactRequest> page = Cursor.page(read, most, ContactRequest::id);
        return new Page<>(page.items().stream().map(one -> ContactBody.of(one, slug(one), null)).toList(),
                page.next());
    }

    @GetMapping("/{id}")
    ContactBody show(Staff staff, @PathVariable UUID id) {
        ContactRequest request = requests.byId(staff, id);
        return ContactBody.of(request, slug(request), requests.entriesOf(staff, id));
    }

    @PatchMapping(path = "/{id}", consumes = "application/json")
    ContactBody change(Staff staff, @PathVariable UUID id, @RequestBody Change change) {
        requests.change(staff, id, new ContactChange(
                change.state() == null ? null : ContactCodes.state(change.state()).orElseThrow(() -> bad("state")),
                change.claimed(), change.note() == null ? null : ContactForm.text(change.note())));
        return show(staff, id);
    }

    @PostMapping(path = "/{id}/reply", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ContactBody reply(Staff staff, @PathVariable UUID id, @RequestBody Reply reply) {
        requests.reply(staff, id, ContactForm.text(reply.body()), Boolean.TRUE.equals(reply.close()));
        return show(staff, id);
    }

    private ContactFilter filter(Staff staff, String kind, String group, String state) {
        return new ContactFilter(
                kind.isEmpty() ? null : ContactKind.of(kind).orElseThrow(() -> bad("kind")),
                group.isEmpty() ? null : groups.moderated(staff, group, Scope.CONTACT_READ).id(),
                state.isEmpty() ? null : ContactCodes.state(state).orElseThrow(() -> bad("state")));
    }

    private @Nullable String slug(ContactRequest request) {
        UUID group = request.group();
        return group == null ? null : groups.byId(group).map(Group::slug).orElse(null);
    }

    private static Locale language(@Nullable String asked, Reader reader) {
        return asked != null && SiteProperties.LANGUAGES.contains(asked)
                ? Locale.forLanguageTag(asked)
                : reader.locale();
    }

    private static InvalidInput bad(String field) {
        return new InvalidInput(FieldProblem.of(field, "problem.contact." + field));
    }
}
