package org.openspm.web.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openspm.domain.access.NewUser;
import org.openspm.domain.access.Password;
import org.openspm.domain.access.Role;

/** What an administrator fills in for a new user. */
record UserForm(
        @NotBlank @Size(max = 200) String displayName,

        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._@-]{1,99}", message = "{field.username.pattern}")
        String username,

        @Size(max = 64) String personCode,
        @NotEmpty(message = "{field.roles.empty}") Set<Role> roles) {
    UserForm(String displayName, String username, String personCode, @Nullable Set<Role> roles) {
        this.displayName = displayName;
        this.username = username;
        this.personCode = personCode;
        this.roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    static UserForm empty() {
        return new UserForm("", "", "", Set.of());
    }

    NewUser with(Password password) {
        return new NewUser(username, displayName, personCode, roles, password);
    }
}
