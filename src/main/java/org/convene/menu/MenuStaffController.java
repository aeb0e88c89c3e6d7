package org.convene.menu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriUtils;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Subscriptions;
import org.convene.web.Reader;

/** Answers the command menu. Each person finds what they may open, and nothing else. */
@Controller
class MenuStaffController {
    private static final int MOST = 12;
    /** Groups whose members are looked through, and from how many letters on. */
    private static final int GROUPS = 20;
    private static final int LETTERS = 3;
    private static final List<Entry> PAGES = List.of(new Entry("today", "/staff", false),
            new Entry("groups", "/staff/groups", false), new Entry("meetings", "/staff/meetings", false),
            new Entry("members", "/staff/members", false),
            new Entry("announcements", "/staff/announcements", false),
            new Entry("write", "/staff/announcements/new", false), new Entry("inbox", "/staff/inbox", false),
            new Entry("sending", "/staff/sending", true), new Entry("people", "/staff/people", true),
            new Entry("audit", "/staff/audit", true), new Entry("approval", "/staff/announcements/approval", true),
            new Entry("account", "/staff/account", false));
    private final WorkingGroups groups;
    private final Subscriptions subscriptions;
    private final MessageSource messages;

    MenuStaffController(WorkingGroups groups, Subscriptions subscriptions, MessageSource messages) {
        this.groups = groups;
        this.subscriptions = subscriptions;
        this.messages = messages;
    }

    private record Entry(String key, String href, boolean admin) {}

    /** Something to open. @param kind what it is, in words */
    public record Found(String label, String kind, String href) {}

    @GetMapping(path = "/staff/menu", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<Found> find(Staff staff, Reader reader, @RequestParam(defaultValue = "") String find) {
        String words = find.strip().toLowerCase(Locale.ROOT);
        List<Group> mine = groups.of(staff);
        List<Found> found = new ArrayList<>(Stream.concat(pages(staff, reader.locale()),
                mine.stream().map(group -> new Found(group.name(), text("staff.menu.group", reader.locale()),
                        "/staff/groups/" + group.slug())))
                .filter(one -> one.label().toLowerCase(Locale.ROOT).contains(words)).limit(MOST).toList());
        if (words.length() >= LETTERS && staff.scopes().contains(Scope.SUBSCRIPTIONS_READ)) {
            mine.stream().limit(GROUPS).flatMap(group -> people(staff, group, words, reader.locale()))
                    .limit(Math.max(0, MOST - found.size())).forEach(found::add);
        }
        return found;
    }

    private Stream<Found> pages(Staff staff, Locale locale) {
        return PAGES.stream().filter(page -> staff.admin() || !page.admin())
                .map(page -> new Found(text("staff.menu." + page.key(), locale), text("staff.menu.page", locale),
                        page.href()));
    }

    private Stream<Found> people(Staff staff, Group group, String words, Locale locale) {
        return subscriptions.members(staff, group.slug(), new MemberFilter(null, words, null, MOST)).stream()
                .map(one -> new Found(label(one), text("staff.menu.member", locale, group.name()),
                        "/staff/groups/" + group.slug() + "/members?search="
                                + UriUtils.encode(one.email(), StandardCharsets.UTF_8)));
    }

    private static String label(MemberRow one) {
        return one.name().isEmpty() ? one.email() : one.name() + " · " + one.email();
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
