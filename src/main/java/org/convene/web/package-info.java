/** What every page and API answer shares: security filter chain, error pages, rate limits, the reader's language and zone, the page frame. */
@ApplicationModule(allowedDependencies = {"site", "audit", "calendar"})
@NullMarked
package org.convene.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
