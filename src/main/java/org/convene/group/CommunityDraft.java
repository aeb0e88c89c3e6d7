package org.convene.group;

import java.util.List;

import org.convene.group.Group.Link;

/** What staff write about a community, before it is checked. Components as in {@link Group.Community}. */
public record CommunityDraft(String slug, String name, String purpose, String description, String rules,
        List<Link> links, int position) {}
