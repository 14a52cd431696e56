package org.openspm.web.setup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.openspm.domain.access.Password;

/** What the first administrator fills in. */
record SetupForm(
        @NotBlank String secret,
        @NotBlank @Size(max = 200) String displayName,

        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._@-]{1,99}", message = "{field.username.pattern}")
        String username,

        @Size(min = Password.LENGTH_MIN, max = Password.LENGTH_MAX)
        String password) {
    static SetupForm empty() {
        return new SetupForm("", "", "", "");
    }

    @Override
    public String toString() {
        return "SetupForm[" + username + "]";
    }
}
