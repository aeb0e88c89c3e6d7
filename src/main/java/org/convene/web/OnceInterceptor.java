package org.convene.web;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.convene.audit.Staff;

/**
 * A value that a controller takes once may be sent once (400): the framework would join {@code email=a&email=b} to
 * {@code a,b}, and other parts might take the first or the last (CVE-2023-7028).
 */
@Component
class OnceInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    /** Records that controllers are given but nobody types. */
    private static final Set<Class<?>> NOT_TYPED = Set.of(Reader.class, ClientAddress.class, Staff.class);
    private final Map<Method, Set<String>> names = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (String name : names.computeIfAbsent(method.getMethod(), OnceInterceptor::takenOnce)) {
                String[] values = request.getParameterValues(name);
                boolean list = request.getParameterMap().containsKey(name + "[]"); // the framework would read it as well
                if (list || (values != null && values.length > 1)) {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                }
            }
        }
        return true;
    }

    private static Set<String> takenOnce(Method method) {
        return Arrays.stream(method.getParameters()).flatMap(OnceInterceptor::takenOnce)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> takenOnce(Parameter parameter) {
        RequestParam named = parameter.getAnnotation(RequestParam.class);
        if (named != null) {
            String name = Stream.of(named.name(), named.value(), parameter.getName()).filter(text -> !text.isEmpty())
                    .findFirst().orElseThrow();
            return many(parameter.getType()) ? Stream.empty() : Stream.of(name);
        }
        if (!parameter.getType().isRecord() || parameter.isAnnotationPresent(RequestBody.class)
                || NOT_TYPED.contains(parameter.getType())) {
            return Stream.empty();
        }
        return Arrays.stream(parameter.getType().getRecordComponents()).filter(part -> !many(part.getType()))
                .map(part -> part.getName());
    }

    private static boolean many(Class<?> type) {
        return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
