package org.openspm.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import java.util.TreeSet;
import org.openspm.domain.access.Role;
import org.openspm.web.security.SignedInUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a program whom its token stands for: the first call to try. */
@RestController
@RequestMapping("/api/v1/me")
class MeApi {
    record MeResponse(String username, String displayName, Set<Role> roles) {}

    @Operation(summary = "Whom the token stands for.")
    @GetMapping
    MeResponse show(@AuthenticationPrincipal SignedInUser user) {
        return new MeResponse(user.getUsername(), user.displayName(), new TreeSet<>(user.roles()));
    }
}
