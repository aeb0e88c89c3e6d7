package org.convene.brand;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.Letterhead;
import org.convene.mail.Letterheads;
import org.convene.site.Site;

/** What the mails of groups look like. */
@Component
class GroupLetterheads implements Letterheads {
    private final WorkingGroups groups;
    private final Brands brands;
    private final Site site;

    GroupLetterheads(WorkingGroups groups, Brands brands, Site site) {
        this.groups = groups;
        this.brands = brands;
        this.site = site;
    }

    @Override
    public Optional<Letterhead> of(String listLabels) {
        List<Group> about = groups.byListLabels(List.of(listLabels.split(" ")));
        return brands.lookOf(about).map(look -> look.inMails(site));
    }
}
