package org.convene.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells the address of a list's next page in {@code Link: rel="next"} as well (RFC 8288). */
@ControllerAdvice
class PageLinks implements ResponseBodyAdvice<Page<?>> {

    @Override
    public boolean supports(MethodParameter returns, Class<? extends HttpMessageConverter<?>> converter) {
        return returns.getParameterType() == Page.class;
    }

    @Override
    public @Nullable Page<?> beforeBodyWrite(@Nullable Page<?> page, MethodParameter returns, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (page != null && page.next() != null) {
            String address = UriComponentsBuilder.fromPath(request.getURI().getRawPath())
                    .query(request.getURI().getRawQuery()).replaceQueryParam("cursor", page.next()).build(true)
                    .toUriString();
            response.getHeaders().add(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return page;
    }
}
