package org.convene.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers {@link Reader} and {@link ClientAddress} as parameters. */
@Component
class Arguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final TrustedProxies proxies;

    Arguments(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Reader.class || parameter.getParameterType() == ClientAddress.class;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = (HttpServletRequest) request.getNativeRequest();
        return parameter.getParameterType() == Reader.class ? Readers.of(servlet) : proxies.clientOf(servlet);
    }
}
