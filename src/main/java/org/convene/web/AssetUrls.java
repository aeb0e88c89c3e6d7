package org.convene.web;

import java.util.List;

import freemarker.template.TemplateMethodModelEx;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.freemarker.autoconfigure.FreeMarkerVariablesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Gives every template, error pages included, the function {@code asset('convene.css')}: the file's address with the hash
 * of its content, so that browsers may keep it for ever.
 */
@Configuration
class AssetUrls {

    @Bean
    FreeMarkerVariablesCustomizer assetFunction(ObjectProvider<ResourceUrlProvider> urls) {
        TemplateMethodModelEx asset = arguments -> addressOf(urls.getObject(), arguments);
        return variables -> variables.put("asset", asset);
    }

    private static String addressOf(ResourceUrlProvider urls, List<?> arguments) {
        String path = "/assets/" + arguments.getFirst();
        String versioned = urls.getForLookupPath(path);
        if (versioned == null) {
            throw new IllegalArgumentException("no such asset: " + path);
        }
        return versioned;
    }
}
