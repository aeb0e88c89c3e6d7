package org.convene.group;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.convene.group.Group.Link;
import org.convene.site.Problems;

/** What a draft must hold to become a group or a community. */
final class GroupCheck {
    static final int NAME = 120;
    static final int SENTENCE = 500;
    static final int TEXT = 20_000;
    static final int LIST = 50;
    private static final int LONGEST = 60;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");
    private static final List<String> SCHEMES = List.of("http", "https", "mailto");

    private GroupCheck() {}

    static Problems of(GroupDraft draft) {
        Problems problems = new Problems();
        slug(problems, draft.slug());
        name(problems, draft.name(), "name");
        sentence(problems, draft.section(), "section");
        sentence(problems, draft.purpose(), "purpose");
        sentence(problems, draft.leadBy(), "leadBy");
        sentence(problems, draft.cadence(), "cadence");
        problems.requireAtMost(draft.description(), TEXT, "description").requireAtMost(draft.rules(), TEXT, "rules");
        sentences(problems, draft.goals(), "goals");
        sentences(problems, draft.moderators(), "moderators");
        links(problems, draft.links());
        zones(problems, draft.displayZones());
        problems.require(LANGUAGE.matcher(draft.language()).matches(), "language", "problem.group.language");
        problems.require(draft.answerDays() >= 0 && draft.answerDays() <= LONGEST, "answerDays",
                "problem.group.answer-days", LONGEST);
        return problems;
    }

    static Problems of(CommunityDraft draft) {
        Problems problems = new Problems();
        slug(problems, draft.slug());
        name(problems, draft.name(), "name");
        sentence(problems, draft.purpose(), "purpose");
        problems.requireAtMost(draft.description(), TEXT, "description").requireAtMost(draft.rules(), TEXT, "rules");
        links(problems, draft.links());
        return problems;
    }

    private static void slug(Problems problems, String slug) {
        problems.require(SLUG.matcher(slug).matches() && !slug.equals("new"), "slug", "problem.group.slug");
    }

    private static void name(Problems problems, String name, String field) {
        problems.requireText(name, NAME, field).require(oneLine(name), field, "problem.group.one-line");
    }

    private static void sentence(Problems problems, String text, String field) {
        problems.requireAtMost(text, SENTENCE, field).require(oneLine(text), field, "problem.group.one-line");
    }

    private static void sentences(Problems problems, List<String> texts, String field) {
        problems.require(texts.size() <= LIST, field, "problem.group.too-many", LIST);
        texts.stream().limit(LIST).forEach(text -> sentence(problems, text, field));
    }

    private static void links(Problems problems, List<Link> links) {
        problems.require(links.size() <= LIST, "links", "problem.group.too-many", LIST);
        for (int i = 0; i < Math.min(links.size(), LIST); i++) {
            String row = "links[" + i + "].";
            String url = links.get(i).url();
            name(problems, links.get(i).label(), row + "label");
            problems.require(url.isEmpty() || isLink(url), row + "url", "problem.group.link", url);
        }
    }

    private static void zones(Problems problems, List<String> zones) {
        problems.require(zones.size() <= LIST, "displayZones", "problem.group.too-many", LIST);
        for (int i = 0; i < Math.min(zones.size(), LIST); i++) {
            problems.require(isZone(zones.get(i)), "displayZones[" + i + "]", "problem.group.zone", zones.get(i));
        }
    }

    private static boolean oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return text.contains("/") || text.equals("UTC");
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    static boolean isLink(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean whole = scheme.equals("mailto")
                    ? uri.getSchemeSpecificPart().contains("@")
                    : uri.getHost() != null && uri.getUserInfo() == null;
            return text.length() <= 2000 && SCHEMES.contains(scheme) && whole;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
