package org.openspm.web.layout;

import jakarta.servlet.DispatcherType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.Role;
import org.openspm.web.security.AccessRules;
import org.openspm.web.security.SignedInUser;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the frame of a page shows, for the request at hand; templates ask by {@code ${@frame.now()}}. */
@Component
public class Frame {
    private static final int PHONE_AREAS = 4;

    private final Set<WorkArea> built;
    private final boolean sampleCompany;

    Frame(List<RequestMappingInfoHandlerMapping> mappings, Environment environment) {
        var paths = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(route -> route.getPatternValues().stream())
                .collect(Collectors.toSet());
        built = EnumSet.allOf(WorkArea.class);
        built.removeIf(area -> !paths.contains(area.path()));
        sampleCompany = environment.getProperty("spm.sample-company", Boolean.class, false);
    }

    /** The frame of one page. */
    public record View(
            @Nullable SignedInUser user,
            List<WorkArea> areas,
            List<WorkArea> phoneAreas,
            List<WorkArea> toolAreas,
            @Nullable WorkArea current,
            Theme theme,
            String language,
            String path,
            boolean sampleCompany) {}

    public View now() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        var user = user();
        // An error page has no address of its own to come back to.
        var path = request.getDispatcherType() == DispatcherType.ERROR
                ? "/"
                : request.getRequestURI().substring(request.getContextPath().length());
        var areas = user == null ? List.<WorkArea>of() : areas(user.roles());
        return new View(
                user,
                areas.stream().filter(area -> !area.isTool()).toList(),
                phoneAreas(areas),
                areas.stream().filter(WorkArea::isTool).toList(),
                areas.stream().filter(area -> area.contains(path)).findFirst().orElse(null),
                Theme.of(request),
                LocaleContextHolder.getLocale().toLanguageTag(),
                path,
                sampleCompany);
    }

    /** Whether whoever is signed in may change something in the area of this page. */
    public boolean mayChange() {
        var user = user();
        return user != null && AccessRules.mayChange(user.roles(), now().path());
    }

    /** Whether whoever is signed in may look at an address, so that a link to it leads somewhere. */
    public boolean mayRead(String path) {
        var user = user();
        return user != null && AccessRules.mayRead(user.roles(), path);
    }

    /** The locale dates and numbers are shown in. */
    public Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private List<WorkArea> areas(Set<Role> roles) {
        return built.stream().filter(area -> area.visibleTo(roles)).toList();
    }

    private static List<WorkArea> phoneAreas(List<WorkArea> areas) {
        return areas.stream()
                .sorted(Comparator.comparingInt(WorkArea::phoneRank))
                .limit(PHONE_AREAS)
                .sorted()
                .toList();
    }

    private static @Nullable SignedInUser user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user ? user : null;
    }
}
