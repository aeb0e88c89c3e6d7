package org.convene.admin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.admin.AuditNames.Named;
import org.convene.audit.AuditEntry;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.web.Reader;

/** Says in words what the audit log keeps in names of the machine; what has no words yet is shown as it is. */
@Component
class AuditWords {
    /** First parts of acts, in the order in which the page offers them. */
    static final List<String> KINDS = List.of("staff", "token", "access", "group", "community", "brand", "meeting",
            "occurrence", "room", "roster", "guest", "notes", "archive", "reminder", "invitation", "subscription",
            "bulk", "segment", "remark", "digest", "announcement", "mailing", "contact", "reply", "proposal", "idea",
            "template", "suppression", "inbound", "sending", "alarm", "audit");
    private static final Map<String, String> CHOSEN = Map.of("reminder.standard", "staff.reminder.", "room.choose",
            "staff.room.provider.", "room.again", "staff.room.provider.", "staff.sign-in", "audit.sign-in.");
    private static final Pattern DATE = Pattern.compile("\\b(\\d{4}-(?:0[1-9]|1[0-2])-(?:[0-2]\\d|3[01]))\\b");
    /** Where a group's slug may stand in the details; elsewhere what reads like one is a name or a word. */
    private static final Pattern IN_GROUP = Pattern.compile("(?:group|subscription):");
    private final AuditNames names;
    private final WorkingGroups groups;
    private final MessageSource texts;

    AuditWords(AuditNames names, WorkingGroups groups, MessageSource texts) {
        this.names = names;
        this.groups = groups;
        this.texts = texts;
    }

    List<AuditLine> lines(Staff staff, List<AuditEntry> entries, Reader reader) {
        Map<String, Named> known = names.of(staff, entries);
        Map<String, String> slugs = groups.of(staff).stream().collect(Collectors.toMap(Group::slug, Group::name));
        return entries.stream().map(entry -> {
            Named object = known.getOrDefault(entry.object(), Named.NOT);
            return new AuditLine(reader.second(entry.at()), entry.at().toString(), entry.name(),
                    act(entry.act(), reader.locale()), object(entry.object(), object.name(), reader.locale()),
                    object.href(), details(entry, object, slugs, reader));
        }).toList();
    }

    String act(String act, Locale locale) {
        return word("audit.act." + act, act.replaceFirst("\\.", ": ").replace('-', ' '), locale);
    }

    private String object(String object, String name, Locale locale) {
        return AuditNames.kind(object).map(kind -> {
            String word = word("audit.object." + kind, kind, locale);
            return name.isEmpty()
                    ? word
                    : texts.getMessage("audit.object.named", new Object[]{word, name}, locale);
        }).orElse(object.replaceFirst("^[A-Z_]+:.*", ""));
    }

    /** Not what the object says already, slugs as names of groups, dates as the reader writes them. */
    private String details(AuditEntry entry, Named object, Map<String, String> slugs, Reader reader) {
        String details = entry.details();
        boolean slug = !object.name().isEmpty() && entry.object().startsWith("community:") && details.indexOf(' ') < 0;
        if (slug || details.equals(object.name()) || object.href().endsWith("/" + details)) {
            return "";
        }
        String chosen = CHOSEN.get(entry.act());
        if (chosen != null) {
            return word(chosen + details.replace(" ", "-"), details, reader.locale());
        }
        DateTimeFormatter date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader.formats());
        String group = IN_GROUP.matcher(entry.object()).lookingAt() ? slugs.get(details) : null;
        return group != null ? group : DATE.matcher(details).replaceAll(found -> told(found.group(1), date));
    }

    /** Somebody may have typed a date that there is not. */
    private static String told(String iso, DateTimeFormatter words) {
        try {
            return words.format(LocalDate.parse(iso));
        } catch (DateTimeParseException none) {
            return iso;
        }
    }

    private String word(String key, String otherwise, Locale locale) {
        String word = texts.getMessage(key, new Object[0], otherwise, locale);
        return word == null ? otherwise : word;
    }
}
