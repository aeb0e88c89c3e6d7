package org.convene.news;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.announcement.Announcements;
import org.convene.announcement.News;
import org.convene.group.Group;
import org.convene.mail.Markdown;
import org.convene.site.Site;

/** What groups told the public, as Atom (RFC 4287) and JSON Feed 1.1. Carries no join link and nobody's name. */
@Component
class NewsFeeds {
    private static final int ITEMS = 20;
    private final Announcements announcements;
    private final Markdown markdown;
    private final MessageSource texts;
    private final Site site;
    private final JsonFeed json;

    NewsFeeds(Announcements announcements, Markdown markdown, MessageSource texts, Site site, JsonFeed json) {
        this.announcements = announcements;
        this.markdown = markdown;
        this.texts = texts;
        this.site = site;
        this.json = json;
    }

    /** A feed with what tells clients whether it changed. @param etag quoted */
    record Text(String text, String etag, Instant changed) {}

    /** @param group null: all of them */
    Text atom(@Nullable Group group) {
        NewsFeed feed = feed(group, ".atom");
        String text = AtomFeed.write(feed);
        return new Text(text, etag(text), feed.changed());
    }

    /** @param group null: all of them */
    Text json(@Nullable Group group) {
        NewsFeed feed = feed(group, ".json");
        String text = json.write(feed);
        return new Text(text, etag(text), feed.changed());
    }

    private NewsFeed feed(@Nullable Group group, String ending) {
        List<NewsFeed.Item> items = announcements.news(group, ITEMS).stream().map(this::item).toList();
        Instant changed = items.isEmpty() ? Instant.EPOCH : items.getFirst().at();
        String page = group == null ? "/" : "/groups/" + group.slug();
        String self = (group == null ? "" : page) + "/feed" + ending;
        Locale language = group == null ? Locale.ENGLISH : group.language();
        String name = group == null ? site.name() : group.name();
        return new NewsFeed(group == null ? site.link("/") : "urn:uuid:" + group.id(),
                texts.getMessage("announcement.feed", new Object[]{name}, language), name, language,
                site.link(page), site.link(self), changed, items);
    }

    private NewsFeed.Item item(News news) {
        Locale language = news.groups().getFirst().language();
        String hidden = texts.getMessage("announcement.feed.members-only", null, language);
        String page = news.groups().size() == 1 ? "/groups/" + news.groups().getFirst().slug() : "/";
        return new NewsFeed.Item("urn:uuid:" + news.id(), news.subject(), site.link(page), news.at().truncatedTo(
                ChronoUnit.SECONDS), language, news.groups().stream().map(Group::name).toList(),
                JoinLinks.hideInHtml(markdown.html(news.body()), hidden),
                JoinLinks.hide(markdown.text(news.body()), hidden));
    }

    private static String etag(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
