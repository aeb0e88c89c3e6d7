package org.convene.admin;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.account.StaffAccounts;
import org.convene.audit.AuditEntry;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meetings;
import org.convene.web.Reader;

/** Says in words what the audit log keeps in names of the machine; what has no words yet is shown as it is. */
@Component
class AuditWords {
    private static final Pattern OBJECT = Pattern.compile("([a-z-]+):([0-9a-f]{8}-[0-9a-f-]{27})");
    private final StaffAccounts accounts;
    private final WorkingGroups groups;
    private final Meetings meetings;
    private final MessageSource texts;

    AuditWords(StaffAccounts accounts, WorkingGroups groups, Meetings meetings, MessageSource texts) {
        this.accounts = accounts;
        this.groups = groups;
        this.meetings = meetings;
        this.texts = texts;
    }

    List<AuditLine> lines(Staff staff, List<AuditEntry> entries, Reader reader) {
        DateTimeFormatter at = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", reader.locale())
                .withZone(reader.zone());
        Map<String, String> names = names(staff);
        return entries.stream().map(entry -> new AuditLine(at.format(entry.at()), entry.at().toString(), entry.name(),
                act(entry.act(), reader.locale()), object(entry.object(), names, reader.locale()), entry.details()))
                .toList();
    }

    String act(String act, Locale locale) {
        return word("audit.act." + act, act.replaceFirst("\\.", ": ").replace('-', ' '), locale);
    }

    private String object(String object, Map<String, String> names, Locale locale) {
        Matcher parts = OBJECT.matcher(object);
        if (!parts.matches()) {
            return object;
        }
        String kind = word("audit.object." + parts.group(1), parts.group(1), locale);
        String name = names.computeIfAbsent(object, unknown -> meeting(parts).orElse(""));
        return name.isEmpty() ? kind : kind + " “" + name + "”";
    }

    private Optional<String> meeting(Matcher object) {
        return object.group(1).equals("meeting")
                ? meetings.byId(UUID.fromString(object.group(2))).map(meeting -> meeting.title())
                : Optional.empty();
    }

    private Map<String, String> names(Staff staff) {
        Map<String, String> names = new HashMap<>();
        accounts.people(staff).forEach(person -> names.put("staff:" + person.id(), person.name()));
        groups.all().forEach(group -> names.put("group:" + group.id(), group.name()));
        groups.communities().forEach(community -> names.put("community:" + community.id(), community.name()));
        return names;
    }

    private String word(String key, String otherwise, Locale locale) {
        String word = texts.getMessage(key, new Object[0], otherwise, locale);
        return word == null ? otherwise : word;
    }
}
