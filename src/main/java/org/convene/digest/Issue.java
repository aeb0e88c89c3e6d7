package org.convene.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.convene.announcement.Story;
import org.convene.delivery.Lane;
import org.convene.delivery.Mailing;
import org.convene.group.Group;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.message.Enclosure;
import org.convene.site.Site;

/** The same announcements for whoever missed just these. */
final class Issue {
    /** Octets of pictures and files in one digest; relays refuse what is much larger. */
    private static final int MOST = 7_000_000;

    private Issue() {}

    static Mailing of(List<Story> stories, List<Group> groups, Site site) {
        List<DigestMail.Item> items = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        List<Enclosure> carried = new ArrayList<>();
        long octets = 0;
        for (Story story : stories) {
            long more = story.enclosures().stream().mapToLong(one -> one.content().length).sum();
            boolean fits = octets + more <= MOST;
            if (fits) {
                carried.addAll(story.enclosures());
                octets += more;
            }
            items.add(new DigestMail.Item(story.groups(), story.groupUrl(), story.subject(), story.bodyText(),
                    story.author(), fits ? "" : names(story)));
            bodies.add(fits ? story.bodyHtml() : story.bodyHtml().replaceAll("<img src=\"cid:[^>]*>", ""));
        }
        return new Mailing("digest", Lane.BULK, new DigestMail(items.size(), items, bodies, Group.listLabels(groups)),
                HeaderText.folded(site.name()), null,
                new ListId(HeaderText.folded(site.name()), "digest", site.mailDomain()), null, null, null, carried);
    }

    /** Whom delivery asks right before each mail leaves: members of these groups who take announcements. */
    static String audience(List<UUID> groups) {
        return groups.stream().sorted().map(UUID::toString)
                .collect(Collectors.joining(",", "digest:announcements:", ""));
    }

    private static String names(Story story) {
        return story.enclosures().stream().map(Enclosure::name).collect(Collectors.joining(", "));
    }
}
