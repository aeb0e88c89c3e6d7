package org.convene.brand;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Site;

@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class BrandApiController {
    private static final String OF_GROUP = "/groups/{slug}/brand";
    private static final String OF_COMMUNITY = "/communities/{slug}/brand";
    private final Brands brands;
    private final Site site;

    BrandApiController(Brands brands, Site site) {
        this.brands = brands;
        this.site = site;
    }

    @GetMapping(OF_GROUP)
    BrandBody ofGroup(Staff staff, @PathVariable String slug) {
        return show(staff, brands.group(staff, slug, Scope.GROUPS_READ));
    }

    @PatchMapping(path = OF_GROUP, consumes = "application/json")
    BrandBody changeOfGroup(Staff staff, @PathVariable String slug, @RequestBody BrandChange change) {
        return change(staff, brands.group(staff, slug, Scope.GROUPS_WRITE), change);
    }

    @DeleteMapping(OF_GROUP)
    ResponseEntity<Void> removeOfGroup(Staff staff, @PathVariable String slug) {
        return remove(staff, brands.group(staff, slug, Scope.GROUPS_WRITE));
    }

    @GetMapping(OF_COMMUNITY)
    BrandBody ofCommunity(Staff staff, @PathVariable String slug) {
        return show(staff, brands.community(staff, slug, Scope.GROUPS_READ));
    }

    @PatchMapping(path = OF_COMMUNITY, consumes = "application/json")
    BrandBody changeOfCommunity(Staff staff, @PathVariable String slug, @RequestBody BrandChange change) {
        return change(staff, brands.community(staff, slug, Scope.GROUPS_WRITE), change);
    }

    @DeleteMapping(OF_COMMUNITY)
    ResponseEntity<Void> removeOfCommunity(Staff staff, @PathVariable String slug) {
        return remove(staff, brands.community(staff, slug, Scope.GROUPS_WRITE));
    }

    private BrandBody show(Staff staff, Owner owner) {
        return BrandBody.of(brands.of(staff, owner), site);
    }

    private BrandBody change(Staff staff, Owner owner, BrandChange change) {
        return BrandBody.of(brands.save(staff, owner, change.onto(brands.set(owner))), site);
    }

    private ResponseEntity<Void> remove(Staff staff, Owner owner) {
        brands.remove(staff, owner);
        return ResponseEntity.noContent().build();
    }
}
