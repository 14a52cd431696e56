package org.openspm.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openspm.domain.access.Role;
import org.openspm.web.testing.PageTest;
import org.openspm.web.testing.TestUsers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Compares {@code authorization-matrix.txt} with the routes there are and with what the security filters let through. */
@PageTest
class AuthorizationMatrixTests {
    private static final String SOME_ID = "00000000-0000-4000-8000-000000000001";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private FilterChainProxy security;

    @Autowired
    private TestUsers users;

    @Autowired
    private WebApplicationContext context;

    /** One line of the matrix. */
    private record Line(String method, String path, boolean anybody, Set<Role> roles) {
        static Line parse(String text) {
            var sides = text.split("=", 2);
            var route = sides[0].strip().split("\\s+");
            var who = sides[1].strip();
            return new Line(
                    route[0],
                    route[1],
                    who.equals("anybody"),
                    who.equals("anybody") || who.equals("nobody")
                            ? Set.of()
                            : Arrays.stream(who.split("\\s+"))
                                    .map(Role::valueOf)
                                    .collect(Collectors.toSet()));
        }

        String route() {
            return method + " " + path;
        }
    }

    @Test
    void hasALineForEveryRouteAndARouteForEveryLine() throws IOException {
        var known = new TreeMap<String, Line>();
        for (var line : matrix()) {
            assertThat(known.put(line.route(), line))
                    .as("second line for " + line.route())
                    .isNull();
        }
        var served = new TreeSet<String>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().forEach(path -> {
                    var methods = route.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        served.add("ANY " + path);
                    }
                    methods.forEach(method -> served.add(method + " " + path));
                }));
        assertThat(served)
                .as("routes; add a line for each to src/test/resources/authorization-matrix.txt")
                .isEqualTo(known.keySet());
    }

    @Test
    void letsEachRoleThroughExactlyWhereTheMatrixSaysSo() throws Exception {
        var wrong = new ArrayList<String>();
        for (var line : matrix()) {
            for (var role : Role.values()) {
                var expected = line.anybody() || line.roles().contains(role);
                if (passes(line, users.signedIn(role)) != expected) {
                    wrong.add(line.route() + ": " + role + (expected ? " is refused" : " gets in"));
                }
            }
            if (passes(line, SecurityMockMvcRequestPostProcessors.anonymous()) != line.anybody()) {
                wrong.add(line.route() + ": " + (line.anybody() ? "signed out is refused" : "signed out gets in"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesEveryChangeWithoutACsrfToken() throws Exception {
        var unprotected = new ArrayList<String>();
        for (var line : matrix()) {
            if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(line.method())) {
                var request = request(line);
                var everything =
                        users.signedIn("everything", null, Role.values()).postProcessRequest(request);
                if (run(everything)) {
                    unprotected.add(line.route());
                }
            }
        }
        assertThat(unprotected).isEmpty();
    }

    @Test
    void keepsEverybodyOutOfAnAddressWithoutARule() throws Exception {
        for (var role : Role.values()) {
            assertThat(passes(new Line("GET", "/no-such-page", false, Set.of()), users.signedIn(role)))
                    .isFalse();
        }
    }

    private boolean passes(Line line, RequestPostProcessor who) throws Exception {
        var request = who.postProcessRequest(request(line));
        return run(SecurityMockMvcRequestPostProcessors.csrf().postProcessRequest(request));
    }

    /** Whether the security filters hand the request on; the route itself is not run. */
    private boolean run(HttpServletRequest request) throws Exception {
        var chain = new MockFilterChain();
        security.doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }

    private MockHttpServletRequest request(Line line) {
        var path = line.path().replaceAll("\\{[^}]*}", SOME_ID).replace("**", "x");
        var method = line.method().equals("ANY") ? HttpMethod.GET : HttpMethod.valueOf(line.method());
        var request = new MockHttpServletRequest(context.getServletContext(), method.name(), path);
        request.setServletPath(path);
        return request;
    }

    private static List<Line> matrix() throws IOException {
        var resource =
                Objects.requireNonNull(AuthorizationMatrixTests.class.getResourceAsStream("/authorization-matrix.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(text -> !text.isBlank() && !text.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        }
    }
}
