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
@RequestMapping(path = "/api/v1/groups/{slug}/brand", produces = "application/json")
class BrandApiController {
    private final Brands brands;
    private final Site site;

    BrandApiController(Brands brands, Site site) {
        this.brands = brands;
        this.site = site;
    }

    @GetMapping
    BrandBody show(Staff staff, @PathVariable String slug) {
        return BrandBody.of(brands.of(staff, brands.group(staff, slug, Scope.GROUPS_READ)), site);
    }

    @PatchMapping(consumes = "application/json")
    BrandBody change(Staff staff, @PathVariable String slug, @RequestBody BrandChange change) {
        Owner group = brands.group(staff, slug, Scope.GROUPS_WRITE);
        return BrandBody.of(brands.save(staff, group, change.onto(brands.set(group))), site);
    }

    @DeleteMapping
    ResponseEntity<Void> remove(Staff staff, @PathVariable String slug) {
        brands.remove(staff, brands.group(staff, slug, Scope.GROUPS_WRITE));
        return ResponseEntity.noContent().build();
    }
}
