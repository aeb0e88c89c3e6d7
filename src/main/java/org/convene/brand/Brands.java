package org.convene.brand;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Site;

/**
 * What groups and communities look like. A group without a brand looks as its community does, a community without one as the
 * site; each of name, colour and logo falls back by itself.
 */
@Component
@Transactional
public class Brands {
    private static final int NAME = 60;
    private static final int ALT = 200;
    private final BrandRepository brands;
    private final LogoMaker logos;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final Site site;
    private final Clock clock;

    Brands(BrandRepository brands, LogoMaker logos, WorkingGroups groups, AuditLog audit, Site site, Clock clock) {
        this.brands = brands;
        this.logos = logos;
        this.groups = groups;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
    }

    /** What is about these groups: as the one looks, or as the community of all of them. Empty: as the site does. */
    @Transactional(readOnly = true)
    Optional<Look> lookOf(List<Group> about) {
        List<UUID> communities = about.stream().map(Group::community).distinct().toList();
        if (communities.size() != 1) {
            return Optional.empty();
        }
        List<Brand> set = about.size() == 1
                ? brands.of(about.getFirst().id(), communities.getFirst())
                : brands.of(communities.getFirst());
        return set.isEmpty() ? Optional.empty() : Optional.of(Look.of(site, set));
    }

    /** As {@link #lookOf(List)}, by their slugs; empty for no groups, too. */
    @Transactional(readOnly = true)
    Optional<Look> lookOfSlugs(List<String> slugs) {
        return lookOf(groups.bySlugs(slugs));
    }

    /** The communities that look otherwise than the site, by slug. */
    @Transactional(readOnly = true)
    Map<String, Look> looksOfCommunities() {
        List<Group.Community> communities = groups.communities();
        Map<UUID, Brand> set = brands.byOwner(communities.stream().map(Group.Community::id).toArray(UUID[]::new));
        return communities.stream().filter(one -> set.containsKey(one.id())).collect(Collectors.toMap(
                Group.Community::slug, one -> Look.of(site, List.of(set.get(one.id())))));
    }

    /** The group whose brand it is, for somebody who works in it. @throws NotFound for all others */
    @Transactional(readOnly = true)
    Owner group(Staff staff, String slug, Scope scope) {
        return Owner.of(groups.moderated(staff, slug, scope));
    }

    /** The community whose brand it is, for admins. @param key its slug or id @throws NotFound when there is none of it */
    @Transactional(readOnly = true)
    Owner community(Staff staff, String key, Scope scope) {
        staff.requireAdmin(scope);
        return groups.communities().stream()
                .filter(community -> community.slug().equals(key) || community.id().toString().equals(key)).findFirst()
                .map(Owner::of).orElseThrow(() -> new NotFound("community"));
    }

    /** What is set for this one alone. */
    @Transactional(readOnly = true)
    Brand set(Owner owner) {
        return brands.of(owner.id()).stream().findFirst().orElse(Brand.NONE);
    }

    @Transactional(readOnly = true)
    Setting of(Staff staff, Owner owner) {
        owner.require(staff, Scope.GROUPS_READ);
        Brand own = set(owner);
        List<Brand> above = owner.group() == null ? List.of() : brands.of(owner.community());
        return new Setting(owner, own, Look.of(site, both(own, above)), Look.of(site, above));
    }

    /**
     * Sets name, colour and logo.
     *
     * @throws InvalidInput for a colour that cannot be read on light pages, with the nearest that can; for a file that makes no
     *             logo; for a logo nobody has described
     * @throws Conflict when somebody else has changed it since
     */
    Setting save(Staff staff, Owner owner, BrandDraft draft) {
        owner.require(staff, Scope.GROUPS_WRITE);
        Brand before = set(owner);
        LogoMaker.Made made = checked(draft, before.logo() != null && !draft.dropLogo());
        if (made != null) {
            brands.keep(made.logo(), made.content(), clock.instant());
        }
        Logo kept = draft.dropLogo() ? null : before.logo();
        Logo logo = made == null ? kept : made.logo();
        String colour = colour(draft.colour()).map(Colour::toString).orElse(null);
        if (!brands.save(owner, draft.name().strip(), colour, logo == null ? null : logo.hash(),
                logo == null ? "" : draft.alt().strip(), draft.version(), clock.instant())) {
            throw new Conflict("problem.brand.changed");
        }
        audit.record(staff, "brand.update", owner.object(), owner.name());
        return of(staff, owner);
    }

    /** Goes back to what the community, or the site, looks like. */
    void remove(Staff staff, Owner owner) {
        owner.require(staff, Scope.GROUPS_WRITE);
        if (brands.delete(owner.id())) {
            audit.record(staff, "brand.remove", owner.object(), owner.name());
        }
    }

    /** What it would look like with another name and colour; what makes no colour leaves it as it is. */
    @Transactional(readOnly = true)
    Look tried(Staff staff, Owner owner, String name, String colour) {
        Setting now = of(staff, owner);
        Brand typed = new Brand(name.strip(), colour(colour).map(Colour::toString).orElse(null), now.own().logo(),
                now.own().alt(), 0);
        List<Brand> above = owner.group() == null ? List.of() : brands.of(owner.community());
        return Look.of(site, both(typed, above));
    }

    /** @throws NotFound when there is no such logo */
    @Transactional(readOnly = true)
    LogoFile logo(String hash) {
        return brands.logo(hash).orElseThrow(() -> new NotFound("logo"));
    }

    /** The nearest colour that can be read on light pages; empty where the colour itself can be, or is none. */
    static Optional<String> better(String colour) {
        return colour(colour).filter(typed -> !Accent.of(typed).onLight().equals(typed))
                .map(typed -> Accent.of(typed).onLight().toString());
    }

    private LogoMaker.@Nullable Made checked(BrandDraft draft, boolean kept) {
        Problems problems = new Problems().requireAtMost(draft.name(), NAME, "name")
                .require(draft.name().lines().count() < 2, "name", "problem.group.one-line")
                .requireAtMost(draft.alt(), ALT, "logoAlt")
                .require(draft.colour().isBlank() || colour(draft.colour()).isPresent(), "colour",
                        "problem.brand.colour")
                .require(!draft.alt().isBlank() || draft.file() == null && !kept, "logoAlt", "problem.attachment.alt");
        better(draft.colour()).ifPresent(nearest -> problems.require(false, "colour", "problem.brand.pale",
                draft.colour().strip(), ratio(draft.colour()), nearest));
        LogoMaker.Made made = null;
        try {
            made = draft.file() == null ? null : logos.make(draft.file());
        } catch (InvalidInput bad) {
            FieldProblem first = bad.problems().getFirst();
            problems.require(false, "logo", first.code(), first.args().toArray());
        }
        problems.throwIfAny();
        return made;
    }

    private static String ratio(String colour) {
        return String.format(Locale.ROOT, "%.1f",
                colour(colour).map(typed -> typed.contrastWith(Accent.LIGHT_GROUND)).orElse(0.0));
    }

    /** With or without #, three digits or six. */
    private static Optional<Colour> colour(String typed) {
        String digits = typed.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        return Colour.of("#" + (digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits));
    }

    private static List<Brand> both(Brand own, List<Brand> above) {
        return Stream.concat(Stream.of(own), above.stream()).toList();
    }
}
