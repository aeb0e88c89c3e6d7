package org.convene.style;

import java.io.IOException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.convene.site.Site;

/** Has the page in the contexts of tests too, which are no demo, so that it is walked like all others. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "convene.demo", havingValue = "false", matchIfMissing = true)
class StyleHere {
    @Bean
    StyleStaffController stylePage(Site site) throws IOException {
        return new StyleStaffController(site);
    }
}
