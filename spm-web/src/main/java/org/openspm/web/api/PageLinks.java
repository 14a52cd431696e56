package org.openspm.web.api;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Adds {@code Link: <…>; rel="next"} and its like (RFC 8288) to every page of a list. */
@RestControllerAdvice(annotations = RestController.class)
class PageLinks implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(MethodParameter result, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter result,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ApiPage<?> page) {
            response.getHeaders().add(HttpHeaders.LINK, links(page, request));
        }
        return body;
    }

    private static String links(ApiPage<?> page, ServerHttpRequest request) {
        var links = new LinkedHashMap<String, Long>();
        links.put("first", 1L);
        if (page.page() > 1) {
            links.put("prev", page.page() - 1L);
        }
        if (page.page() < page.pages()) {
            links.put("next", page.page() + 1L);
        }
        links.put("last", page.pages());
        return links.entrySet().stream()
                .map(link -> "<"
                        + UriComponentsBuilder.fromUri(request.getURI())
                                .replaceQueryParam("page", link.getValue())
                                .build(true)
                                .toUriString()
                        + ">; rel=\"" + link.getKey() + "\"")
                .collect(Collectors.joining(", "));
    }
}
