package org.convene.journeys;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.admin.SampleCommunities;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may only look is offered nothing that is refused afterwards. */
@ConveneTest
class ObserverWalkIT {
    private static final int PAGES = 60;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    SampleCommunities samples;
    @Autowired
    WorkingGroups groups;
    private final Set<String> refused = new TreeSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Deque<String> next = new ArrayDeque<>();

    @Test
    void everyLinkAndFormOfAnObserverWorks() {
        samples.writeOnce();
        UUID[] all = groups.all().stream().limit(3).map(group -> group.id()).toArray(UUID[]::new);
        Http browser = cast.signIn(http.fresh(), cast.observer("Ola", all));
        add("/staff");
        int visited = 0;
        while (!next.isEmpty() && visited++ < PAGES) {
            String path = next.pop();
            HttpResponse<String> answer = browser.get(path);
            if (answer.statusCode() == 403) {
                refused.add("link " + path);
            }
            if (answer.statusCode() == 200 && answer.headers().firstValue("Content-Type").orElse("").contains("html")) {
                look(path, Http.page(answer));
            }
        }
        assertThat(visited).isGreaterThan(12);
        assertThat(refused).isEmpty();
    }

    private void look(String path, Document page) {
        for (Element form : page.select("main form[method=post]")) {
            String action = form.attr("action");
            if (!action.startsWith("/staff/account") && !action.equals("/reader")) {
                refused.add("form " + kind(action) + " on " + kind(path));
            }
        }
        page.select("a[href^=/staff]").eachAttr("href").forEach(this::add);
    }

    private void add(String link) {
        String path = link.replaceFirst("#.*", "");
        if (kinds.add(kind(path))) {
            next.add(path);
        }
    }

    private static String kind(String path) {
        return java.util.Arrays.stream(path.replaceFirst("\\?.*", "").split("/"))
                .map(part -> part.matches("[0-9a-f-]{36}|\\d{4}-.*") ? "ID" : part).collect(Collectors.joining("/"))
                .replaceFirst("/groups/[^/]+", "/groups/SLUG").replaceFirst("/members/[^/]+$", "/members/SLUG");
    }
}
