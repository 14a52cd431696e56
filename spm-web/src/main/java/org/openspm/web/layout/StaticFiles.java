package org.openspm.web.layout;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves styles, scripts and pictures under addresses that hold a hash of their content, and nothing else: one mapping of
 * everything would look for each link of each page among the files of all libraries.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
    private static final List<String> FOLDERS = List.of("css", "js", "img");

    private final WebProperties.Resources settings;

    StaticFiles(WebProperties properties) {
        settings = properties.getResources();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        FOLDERS.forEach(folder -> add(registry, "/" + folder + "/**", "classpath:/static/" + folder + "/"));
        add(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
    }

    private void add(ResourceHandlerRegistry registry, String addresses, String folder) {
        registry.addResourceHandler(addresses)
                .addResourceLocations(folder)
                .setCacheControl(Objects.requireNonNullElse(
                        settings.getCache().getCachecontrol().toHttpCacheControl(), CacheControl.empty()))
                .resourceChain(settings.getChain().isCache())
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
